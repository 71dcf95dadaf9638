import { z } from 'zod'
import { type GitHub, refusalOf } from './github.ts'

type Answer<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly refusal: string }

const issueSchema = z.looseObject({
  number: z.int(),
  body: z.string().nullish(),
  pull_request: z.unknown().optional(),
})

/** Issues of this repository. Needs `issues: write`; a refusal is returned, not thrown. */
export interface Issues {
  /** Number of the open issue with this label whose text holds the marker; the newest of several. */
  find(label: string, marker: string): Promise<Answer<number | undefined>>
  open(issue: {
    readonly title: string
    readonly body: string
    readonly label: string
  }): Promise<Answer<number>>
  update(number: number, issue: { readonly title: string; readonly body: string }): Promise<Answer<number>>
  close(number: number, comment: string): Promise<Answer<number>>
}

export function openIssues(github: GitHub): Issues {
  const one = '/repos/{owner}/{repo}/issues/{issue_number}'
  return {
    find: async (labels, marker) => {
      const query = { labels, state: 'open', per_page: 100 }
      const answer = await github.call('GET', '/repos/{owner}/{repo}/issues', query)
      if (answer.status !== 200) return refused(answer)
      const issues = z.array(issueSchema).parse(answer.data)
      const own = issues.find((issue) => issue.pull_request === undefined && issue.body?.includes(marker))
      return { done: true, value: own?.number }
    },
    open: async ({ title, body, label }) => {
      const issue = { title, body, labels: [label] }
      const answer = await github.call('POST', '/repos/{owner}/{repo}/issues', issue)
      if (answer.status !== 201) return refused(answer)
      return { done: true, value: issueSchema.parse(answer.data).number }
    },
    update: async (number, issue) => {
      const answer = await github.call('PATCH', one, { issue_number: number, ...issue })
      return answer.status === 200 ? { done: true, value: number } : refused(answer)
    },
    close: async (number, comment) => {
      const said = await github.call('POST', `${one}/comments`, { issue_number: number, body: comment })
      if (said.status !== 201) return refused(said)
      const answer = await github.call('PATCH', one, { issue_number: number, state: 'closed' })
      return answer.status === 200 ? { done: true, value: number } : refused(answer)
    },
  }
}

function refused(answer: { readonly status: number; readonly data: unknown }): {
  readonly done: false
  readonly refusal: string
} {
  const hint = answer.status === 403 ? '. Add "issues: write" to the permissions of the job' : ''
  return { done: false, refusal: `${refusalOf(answer)}${hint}` }
}
