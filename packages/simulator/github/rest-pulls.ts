import { json } from './exchange.ts'
import type { Pull } from './records.ts'
import {
  found,
  htmlUrl,
  integer,
  type Operation,
  read,
  repositoryUrl,
  type Services,
} from './rest-operation.ts'

export const pullOperations = {
  'pulls/get': {
    need: read('pull-requests'),
    handle: ({ parameters }, services) => {
      const pull = found(services.store.pulls.get(integer(parameters, 'pull_number')))
      return json(200, showPull(pull, services))
    },
  },
} satisfies Record<string, Operation>

function showPull({ head, base, ...pull }: Pull, services: Services): unknown {
  return {
    id: pull.number,
    node_id: `PR_${pull.number}`,
    ...pull,
    url: `${repositoryUrl(services)}/pulls/${pull.number}`,
    html_url: `${htmlUrl(services)}/pull/${pull.number}`,
    head: {
      ref: head.ref,
      sha: head.sha,
      label: `${owner(head.repository)}:${head.ref}`,
      repo: repository(head.repository),
    },
    base: {
      ref: base.ref,
      sha: base.sha,
      label: `${owner(services.repository)}:${base.ref}`,
      repo: repository(services.repository),
    },
    draft: false,
    labels: [],
    milestone: null,
    locked: false,
    updated_at: pull.created_at,
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    merged: false,
    user: { login: owner(head.repository), type: 'User' },
  }
}

function owner(fullName: string): string {
  return fullName.split('/')[0] ?? fullName
}

function repository(full_name: string): unknown {
  return { full_name, name: full_name.split('/')[1], owner: { login: owner(full_name) } }
}
