import { z } from 'zod'
import { json, restRefusal } from './exchange.ts'
import type { Comment, Issue, Pull } from './records.ts'
import {
  bot,
  found,
  htmlUrl,
  integer,
  listReply,
  type Need,
  now,
  type Operation,
  type Parameters,
  type RestRequest,
  read,
  repositoryUrl,
  type Services,
  write,
} from './rest-operation.ts'

/** GitHub's limit for the text of issues and comments, in characters. */
const maxText = 65_536

const label = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const assignee = z.union([z.string(), z.object({ login: z.string() }).transform(({ login }) => login)])
/** What is accepted and kept. Fields that GitHub knows beyond these are refused, not dropped. */
const fields = z.object({
  title: z.union([z.string(), z.int().transform(String)]).nullish(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.string().nullish(),
  labels: z.array(label).optional(),
  assignees: z.array(assignee).optional(),
  assignee: z.null().optional(),
  milestone: z.null().optional(),
  type: z.null().optional(),
  duplicate_issue_id: z.never().optional(),
  issue_field_values: z.never().optional(),
})
const commentBody = z.object({ body: z.string() })

export const issueOperations = {
  'issues/create': {
    need: write('issues'),
    handle: ({ body }, services) => {
      const number = services.store.next('issue')
      const time = now()
      const open = { state: 'open' as const, state_reason: null, labels: [], assignees: [], closed_at: null }
      const blank = { number, title: '', body: null, ...open, created_at: time, updated_at: time }
      const issue = changed(blank, fields.parse(body))
      return json(201, showIssue(services.store.issues.put(number, issue), services))
    },
  },
  'issues/list-for-repo': {
    need: read('issues'),
    handle: (request, services) =>
      listReply(selected(request, services), (issue) => showIssue(issue, services), request),
  },
  'issues/get': {
    need: needOfNumber('read'),
    handle: ({ parameters }, services) => json(200, showIssue(issueOf(parameters, services), services)),
  },
  'issues/update': {
    need: write('issues'),
    handle: ({ body, parameters }, services) => {
      const { issues } = services.store
      const issue = changed(found(issues.get(integer(parameters, 'issue_number'))), fields.parse(body ?? {}))
      return json(200, showIssue(issues.put(issue.number, issue), services))
    },
  },
  'issues/list-comments': {
    need: needOfNumber('read'),
    handle: (request, services) => {
      const { number } = issueOf(request.parameters, services)
      const comments = services.store.comments.all().filter((comment) => comment.issue_number === number)
      const recent = comments.filter(
        (comment) => comment.updated_at >= String(request.parameters.since ?? ''),
      )
      return listReply(recent, (comment) => showComment(comment, services), request)
    },
  },
  'issues/create-comment': {
    need: needOfNumber('write'),
    handle: ({ body, parameters }, services) => {
      const { number } = issueOf(parameters, services)
      const id = services.store.next('comment')
      const time = now()
      const words = limited(commentBody.parse(body).body)
      const comment = { id, issue_number: number, body: words, created_at: time, updated_at: time }
      return json(201, showComment(services.store.comments.put(id, comment), services))
    },
  },
  'issues/get-comment': {
    need: needOfComment('read'),
    handle: ({ parameters }, services) =>
      json(200, showComment(found(services.store.comments.get(integer(parameters, 'comment_id'))), services)),
  },
  'issues/update-comment': {
    need: needOfComment('write'),
    handle: ({ body, parameters }, services) => {
      const { comments } = services.store
      const before = found(comments.get(integer(parameters, 'comment_id')))
      const after = { ...before, body: limited(commentBody.parse(body).body), updated_at: now() }
      return json(200, showComment(comments.put(after.id, after), services))
    },
  },
} satisfies Record<string, Operation>

/** A pull request is an issue too: either permission opens what belongs to it. */
function needOfNumber(access: Need['access']): (parameters: Parameters, services: Services) => Need {
  return ({ issue_number }, services) => ({ anyOf: permissionsOf(Number(issue_number), services), access })
}

function needOfComment(access: Need['access']): (parameters: Parameters, services: Services) => Need {
  return ({ comment_id }, services) => {
    const number = services.store.comments.get(String(comment_id))?.issue_number
    return { anyOf: permissionsOf(number ?? 0, services), access }
  }
}

function permissionsOf(number: number, services: Services): string[] {
  return services.store.pulls.get(number) ? ['issues', 'pull-requests'] : ['issues']
}

function selected({ parameters }: RestRequest, services: Services): Issue[] {
  for (const name of ['milestone', 'assignee', 'type', 'mentioned', 'issue_field_values']) {
    if (name in parameters) throw restRefusal(422, `filter "${name}" of the list of issues is not simulated`)
  }
  const labels = String(parameters.labels ?? '')
    .split(',')
    .filter((name) => name !== '')
  const state = parameters.state ?? 'open'
  const key = { created: 'created_at', updated: 'updated_at', comments: undefined }[
    String(parameters.sort ?? 'created')
  ]
  const order = parameters.direction === 'asc' ? 1 : -1
  const issues = [...services.store.issues.all(), ...services.store.pulls.all().map(issueOfPull)]
  const weight = (issue: Issue) =>
    key === 'updated_at' ? issue.updated_at : key ? issue.created_at : comments(issue, services)
  return issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) =>
      labels.every((name) => issue.labels.some((own) => own.toLowerCase() === name.toLowerCase())),
    )
    .filter((issue) => issue.updated_at >= String(parameters.since ?? ''))
    .filter(() => parameters.creator === undefined || parameters.creator === bot.login)
    .sort((a, b) => order * (compare(weight(a), weight(b)) || a.number - b.number))
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function comments(issue: Issue, services: Services): number {
  return services.store.comments.all().filter(({ issue_number }) => issue_number === issue.number).length
}

function issueOf(parameters: Parameters, { store }: Services): Issue {
  const number = integer(parameters, 'issue_number')
  const pull = store.pulls.get(number)
  return pull ? issueOfPull(pull) : found(store.issues.get(number))
}

function issueOfPull({ number, title, body, state, created_at }: Pull): Issue {
  const unset = { state_reason: null, labels: [], assignees: [], closed_at: null }
  return { number, title, body, state, ...unset, created_at, updated_at: created_at }
}

function changed(issue: Issue, given: z.infer<typeof fields>): Issue {
  const state = given.state ?? issue.state
  const reason = state === issue.state ? issue.state_reason : state === 'closed' ? 'completed' : 'reopened'
  return {
    ...issue,
    title: given.title ?? issue.title,
    body: given.body === undefined ? issue.body : given.body === null ? null : limited(given.body),
    state,
    state_reason: given.state_reason ?? reason,
    labels: given.labels ?? issue.labels,
    assignees: given.assignees ?? issue.assignees,
    updated_at: now(),
    closed_at: state === 'open' ? null : (issue.closed_at ?? now()),
  }
}

function limited(words: string): string {
  if (words.length > maxText)
    throw restRefusal(422, `Validation Failed: body is too long (maximum is ${maxText} characters)`)
  return words
}

function showIssue(issue: Issue, services: Services): unknown {
  const url = `${repositoryUrl(services)}/issues/${issue.number}`
  const isPull = services.store.pulls.get(issue.number) !== undefined
  return {
    id: issue.number,
    node_id: `I_${issue.number}`,
    ...issue,
    url,
    html_url: `${htmlUrl(services)}/${isPull ? 'pull' : 'issues'}/${issue.number}`,
    comments_url: `${url}/comments`,
    repository_url: repositoryUrl(services),
    labels: issue.labels.map((name) => ({ name, color: 'ededed', default: false, description: null })),
    assignee: issue.assignees[0] === undefined ? null : user(issue.assignees[0]),
    assignees: issue.assignees.map(user),
    user: bot,
    milestone: null,
    locked: false,
    comments: comments(issue, services),
    ...(isPull ? { pull_request: { url: `${repositoryUrl(services)}/pulls/${issue.number}` } } : {}),
  }
}

function user(login: string): unknown {
  return { login, type: 'User' }
}

function showComment({ issue_number, ...comment }: Comment, services: Services): unknown {
  return {
    ...comment,
    node_id: `IC_${comment.id}`,
    url: `${repositoryUrl(services)}/issues/comments/${comment.id}`,
    issue_url: `${repositoryUrl(services)}/issues/${issue_number}`,
    html_url: `${htmlUrl(services)}/issues/${issue_number}#issuecomment-${comment.id}`,
    user: bot,
    author_association: 'NONE',
  }
}
