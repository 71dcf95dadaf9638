import { z } from 'zod'
import type { Verdict } from '#core'
import type { RunContext } from './context.ts'
import { type GitHub, refusalOf } from './github.ts'
import type { Annotation } from './log.ts'

/** How a result shows in a pull request. */
export interface CheckReport {
  /** Name of the check, one per action, job and matrix leg. */
  readonly name: string
  readonly verdict: Verdict
  readonly title: string
  readonly markdown: string
  readonly annotations: readonly Annotation[]
}

/** Where the result was shown, and what kept it from a better place. */
export interface Shown {
  readonly place: 'check' | 'comment' | 'summary'
  /** Line for the workflow's `permissions:` that would help. */
  readonly missingPermission?: string
  readonly refusal?: string
}

const CONCLUSIONS = {
  pass: 'success',
  warn: 'neutral',
  inconclusive: 'action_required',
  fail: 'failure',
  error: 'failure',
} as const satisfies Record<Verdict, string>

const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const
// Limits of the Checks interface: 65,535 characters of text, 50 annotations a request.
const MAX_TEXT = 65_000
const MAX_ANNOTATIONS = 50

/**
 * Shows a result in the pull request: as a check run, without that permission as one comment that is kept up to
 * date, else nowhere but the summary.
 */
export async function showInPullRequest(
  github: GitHub,
  context: RunContext,
  report: CheckReport,
): Promise<Shown> {
  const { pullRequest } = context
  if (pullRequest === undefined) return { place: 'summary' }
  const check = await createCheck(github, pullRequest.headSha, report)
  if (check.ok) return { place: 'check' }
  const comment = await upsertComment(github, pullRequest.number, report)
  return {
    place: comment ? 'comment' : 'summary',
    missingPermission: 'checks: write',
    refusal: check.refusal,
  }
}

async function createCheck(
  github: GitHub,
  headSha: string,
  report: CheckReport,
): Promise<{ ok: true } | { ok: false; refusal: string }> {
  const annotations = report.annotations
    .filter((annotation) => annotation.file !== undefined)
    .map((annotation) => ({
      path: annotation.file,
      start_line: annotation.line ?? 1,
      end_line: annotation.line ?? 1,
      ...(annotation.line === undefined || annotation.column === undefined
        ? {}
        : { start_column: annotation.column, end_column: annotation.column }),
      annotation_level: LEVELS[annotation.level],
      title: annotation.title.slice(0, 255),
      message: annotation.message.slice(0, 64_000),
    }))
  const output = { title: report.title.slice(0, 250), summary: report.markdown.slice(0, MAX_TEXT) }
  const created = await github.call('POST', '/repos/{owner}/{repo}/check-runs', {
    name: report.name,
    head_sha: headSha,
    status: 'completed',
    conclusion: CONCLUSIONS[report.verdict],
    output: { ...output, annotations: annotations.slice(0, MAX_ANNOTATIONS) },
  })
  if (created.status !== 201) return { ok: false, refusal: refusalOf(created) }
  const { id } = z.looseObject({ id: z.int() }).parse(created.data)
  for (let start = MAX_ANNOTATIONS; start < annotations.length; start += MAX_ANNOTATIONS) {
    await github.call('PATCH', '/repos/{owner}/{repo}/check-runs/{check_run_id}', {
      check_run_id: id,
      output: { ...output, annotations: annotations.slice(start, start + MAX_ANNOTATIONS) },
    })
  }
  return { ok: true }
}

const MAX_COMMENT_PAGES = 10
const commentSchema = z.array(z.looseObject({ id: z.int(), body: z.string().optional() }))

async function upsertComment(github: GitHub, number: number, report: CheckReport): Promise<boolean> {
  const marker = `<!-- lockstep:${report.name.replace(/[^\w /().,-]/g, '')} -->`
  // The report says verdict and reason itself; the title is plain text, which a comment would take for Markdown.
  const body = `${marker}\n${report.markdown}`.slice(0, MAX_TEXT)
  const mine = await findComment(github, number, marker)
  const written =
    mine === undefined
      ? await github.call('POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments', {
          issue_number: number,
          body,
        })
      : await github.call('PATCH', '/repos/{owner}/{repo}/issues/comments/{comment_id}', {
          comment_id: mine,
          body,
        })
  return written.status === 200 || written.status === 201
}

async function findComment(github: GitHub, number: number, marker: string): Promise<number | undefined> {
  for (let page = 1; page <= MAX_COMMENT_PAGES; page += 1) {
    const listed = await github.call('GET', '/repos/{owner}/{repo}/issues/{issue_number}/comments', {
      issue_number: number,
      per_page: 100,
      page,
    })
    const comments = commentSchema.safeParse(listed.data)
    if (!comments.success) return undefined
    const mine = comments.data.find((comment) => comment.body?.startsWith(marker))
    if (mine !== undefined) return mine.id
    if (comments.data.length < 100) return undefined
  }
  return undefined
}
