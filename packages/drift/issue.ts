import { ServiceError } from '#core'
import type { DriftResult } from './detect.ts'

/** What a tracker answers: what was asked for, or why it refuses, in its words. */
export type Answer<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly refusal: string }

/** The tracker of the repository. Every call throws a ServiceError if it cannot be reached. */
export interface IssueTracker {
  /** Number of the open issue with this label whose text holds the marker. */
  find(label: string, marker: string): Promise<Answer<number | undefined>>
  open(issue: {
    readonly title: string
    readonly body: string
    readonly label: string
  }): Promise<Answer<number>>
  update(number: number, issue: { readonly title: string; readonly body: string }): Promise<Answer<number>>
  close(number: number, comment: string): Promise<Answer<number>>
}

export interface IssueOutcome {
  /** The issue that was opened, updated or closed. */
  readonly number?: number
  /** Why nothing could be done, in words for the user. */
  readonly why?: string
}

export const DRIFT_LABEL = 'lockstep-drift'

export interface IssueRequest {
  /** Tells the checks of a repository apart: the same one keeps the same issue. */
  readonly key: string
  /** Report in Markdown, and the address of the run. */
  readonly markdown: string
  readonly run: string
}

/**
 * Keeps one issue per check: opened with the first drift, brought up to date with each later one, closed when
 * there is none. Where nothing could be decided it is left as it is.
 */
export async function keepIssue(
  { drift, causes }: Pick<DriftResult, 'drift' | 'causes'>,
  tracker: IssueTracker,
  { key, markdown, run }: IssueRequest,
): Promise<IssueOutcome> {
  if (drift === undefined) return {}
  try {
    const marker = `<!-- lockstep-drift:${key} -->`
    const found = await tracker.find(DRIFT_LABEL, marker)
    if (!found.done) return { why: found.refusal }
    const number = found.value
    if (drift === 'none') {
      return number === undefined ? {} : asOutcome(await tracker.close(number, `No drift any more: ${run}`))
    }
    const columns = [...new Set(causes.flatMap(({ column }) => column ?? []))]
    const title = `Drift: ${drift}${columns.length === 0 ? '' : ` in ${columns.slice(0, 3).join(', ')}`}`
    // GitHub takes 65,536 characters.
    const body = `${marker}\n${markdown.slice(0, 60_000)}\nFrom ${run}\n`
    const written =
      number === undefined
        ? await tracker.open({ title: title.slice(0, 200), body, label: DRIFT_LABEL })
        : await tracker.update(number, { title: title.slice(0, 200), body })
    return asOutcome(written)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { why: error.message }
  }
}

function asOutcome(answer: Answer<number>): IssueOutcome {
  return answer.done ? { number: answer.value } : { why: answer.refusal }
}
