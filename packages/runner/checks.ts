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

async function upsertComment(github: GitHub, number: number, report: CheckReport): Promise<boolean> {
  const marker = `<!-- lockstep:${report.name.replace(/[^\w /().,-]/g, '')} -->`
  const body = `${marker}\n**${report.title.replace(/[*\n]/g, ' ')}**\n\n${report.markdown}`.slice(
    0,
    MAX_TEXT,
  )
  const listed = await github.call('GET', '/repos/{owner}/{repo}/issues/{issue_number}/comments', {
    issue_number: number,
    per_page: 100,
  })
  const comments = z.array(z.looseObject({ id: z.int(), body: z.string().optional() })).safeParse(listed.data)
  const mine = comments.success
    ? comments.data.find((comment) => comment.body?.startsWith(marker))
    : undefined
  const written =
    mine === undefined
      ? await github.call('POST', '/repos/{owner}/{repo}/issues/{issue_number}/comments', {
          issue_number: number,
          body,
        })
      : await github.call('PATCH', '/repos/{owner}/{repo}/issues/comments/{comment_id}', {
          comment_id: mine.id,
          body,
        })
  return written.status === 200 || written.status === 201
}
