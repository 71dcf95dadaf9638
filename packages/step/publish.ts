import { z } from 'zod'
import {
  type Artifact,
  canonicalJson,
  ENTRY_SCHEMA,
  type Entry,
  FAIL_ON,
  failsStep,
  type Json,
  messageOf,
  producersOf,
  type SealedEntry,
  sealEntry,
} from '#core'
import { renderMarkdown } from '#report'
import {
  annotate,
  appendSummary,
  failStep,
  log,
  openGitHub,
  recordLine,
  setOutput,
  showInPullRequest,
} from '#runner'
import type { Conclusion } from './conclusion.ts'
import type { Session } from './session.ts'
import type { Step } from './step.ts'

/** Written before the work starts, so that a step that was killed still leaves an entry. */
export const intentSchema = z.object({
  action: z.string(),
  step: z.string(),
  startedAt: z.iso.datetime(),
  nonce: z.string(),
})
export type Intent = z.output<typeof intentSchema>

const CAUSES: Readonly<Record<string, Entry['cause']['kind']>> = {
  push: 'push',
  pull_request: 'pull-request',
  schedule: 'schedule',
  workflow_dispatch: 'person',
  repository_dispatch: 'drift',
}

/** Entry, outputs, summary, annotations and the pull request; then the exit code by `fail-on`. */
export async function publish(
  session: Session,
  intent: Intent,
  raw: Readonly<Record<string, string>>,
  step: Step | undefined,
  given: Conclusion,
): Promise<void> {
  const { context, machine, store } = session
  let conclusion = given
  let kept: { id: string; report: string } | undefined
  try {
    kept = await keepRecord(session, intent, raw, step, conclusion)
  } catch (error) {
    const reason = `the record could not be written: ${messageOf(error)}`
    conclusion = { ...conclusion, verdict: 'error', reasons: [reason, ...conclusion.reasons] }
  }
  const [reason] = conclusion.reasons
  for (const [name, value] of Object.entries(conclusion.outputs)) setOutput(name, value)
  setOutput('record', kept?.id ?? '')
  setOutput('report', kept?.report ?? '')
  setOutput('reason', reason.replace(/\s+/g, ' '))
  setOutput('verdict', conclusion.verdict)
  const markdown = renderMarkdown([
    { kind: 'heading', level: 2, text: `${intent.action}: ${conclusion.verdict}` },
    { kind: 'paragraph', text: reason },
    ...conclusion.report,
  ])
  await appendSummary(markdown, machine.environment.GITHUB_STEP_SUMMARY)
  annotate(conclusion.annotations ?? [])
  for (const notice of conclusion.notices ?? []) log.notice(notice)
  await showResult(session, intent, raw, conclusion, markdown)
  if (kept !== undefined) await store.markPublished(intent.nonce)
  log.info(`${intent.action}: ${conclusion.verdict}: ${reason}`)
  for (const other of conclusion.reasons.slice(1)) log.info(`  ${other}`)
  if (kept !== undefined) log.info(recordLine(kept.id, context.job))
  const failOn = FAIL_ON.find((value) => value === raw['fail-on']) ?? 'fail'
  if (failsStep(conclusion.verdict, failOn)) {
    // What has annotations of its own is not said twice.
    const reasons = (conclusion.annotations ?? []).length === 0 ? conclusion.reasons : [reason]
    failStep(`${intent.action}: ${conclusion.verdict}: ${reasons.join('\n')}`)
  }
}

async function keepRecord(
  session: Session,
  intent: Intent,
  raw: Readonly<Record<string, string>>,
  step: Step | undefined,
  conclusion: Conclusion,
): Promise<{ id: string; report: string }> {
  const { store } = session
  const report = await store.keepReport(
    `${canonicalJson({
      schema: 'lockstep.report/1',
      action: intent.action,
      verdict: conclusion.verdict,
      reasons: conclusion.reasons,
      details: conclusion.details,
    })}\n`,
  )
  const share = raw.share === 'never' ? 'never' : 'auto'
  for (const product of conclusion.products ?? []) await store.noteProduct(product, share)
  const sealed = entryOf(session, intent, raw, step, conclusion, report.sha256)
  await store.keep(sealed)
  return { id: sealed.id, report: report.path }
}

function entryOf(
  session: Session,
  intent: Intent,
  raw: Readonly<Record<string, string>>,
  step: Step | undefined,
  conclusion: Conclusion,
  report: string,
): SealedEntry {
  const { context, machine } = session
  const subjects = [...(conclusion.subjects ?? [])]
  const judged = new Set(subjects.map((subject) => subject.sha256))
  const used = [...(step?.used ?? []), ...(conclusion.materials ?? [])]
  const materials = used.map(withoutPath).filter((material) => !judged.has(material.sha256))
  const jobId = raw['job-id']?.trim()
  const run: Entry['run'] = {
    id: context.runId,
    attempt: context.attempt,
    workflow: context.workflow,
    job: context.job,
    ...(jobId ? { jobId } : {}),
    leg: matrixLeg(raw.matrix),
    step: context.step,
  }
  const parents = parentsOf(step, run, intent.action, [...subjects, ...materials])
  return sealEntry({
    schema: ENTRY_SCHEMA,
    action: intent.action,
    repository: context.repository,
    sha: context.sha,
    ref: context.ref,
    run,
    actor: context.actor,
    triggeringActor: context.triggeringActor,
    runner: { os: context.runner.os, arch: context.runner.arch, name: context.runner.name },
    cause: { kind: CAUSES[context.event] ?? 'other', event: context.event },
    startedAt: intent.startedAt,
    finishedAt: machine.now().toISOString(),
    parents,
    ...(parents.length === 0 ? { parentsNote: 'no entry of this run speaks of what this step used' } : {}),
    subjects,
    materials,
    products: (conclusion.products ?? []).map(withoutPath),
    parameters: { ...conclusion.parameters },
    environment: { ...conclusion.environment },
    ...(conclusion.policy === undefined ? {} : { policy: conclusion.policy }),
    verdict: conclusion.verdict,
    reasons: [...conclusion.reasons],
    results: { ...conclusion.results },
    measures: { ...conclusion.measures },
    report,
  })
}

/** A local path says nothing to a later reader, and may hold a user's name. */
function withoutPath({ path: _, ...rest }: Artifact & { path?: string }): Artifact {
  return rest
}

function parentsOf(
  step: Step | undefined,
  run: Entry['run'],
  action: string,
  consumed: readonly { sha256: string }[],
): string[] {
  if (step === undefined) return []
  const digests = new Set(consumed.map((artifact) => artifact.sha256))
  // An earlier attempt of this very step is no parent of the later one.
  const others = step.entries.filter(
    ({ entry }) =>
      entry.action !== action ||
      entry.run.id !== run.id ||
      entry.run.job !== run.job ||
      entry.run.step !== run.step ||
      canonicalJson(entry.run.leg) !== canonicalJson(run.leg),
  )
  const ids = [...step.named, ...producersOf(digests, others)].map(({ id }) => id)
  return [...new Set(ids)].sort()
}

/** The leg's matrix values; null outside a matrix (the runner passes the text `null`) or where it is no JSON. */
function matrixLeg(text: string | undefined): Json {
  try {
    return z.json().parse(JSON.parse(text || 'null'))
  } catch {
    return null
  }
}

async function showResult(
  session: Session,
  intent: Intent,
  raw: Readonly<Record<string, string>>,
  conclusion: Conclusion,
  markdown: string,
): Promise<void> {
  const { context } = session
  const token = raw.token?.trim()
  if (context.pullRequest === undefined || !token) return
  const leg = matrixLeg(raw.matrix)
  const name = `lockstep ${intent.action} (${context.job}${leg === null ? '' : ` ${canonicalJson(leg)}`})`
  try {
    const shown = await showInPullRequest(openGitHub(token, context.repository, context.apiUrl), context, {
      name,
      verdict: conclusion.verdict,
      title: `${intent.action}: ${conclusion.verdict}: ${conclusion.reasons[0]}`,
      markdown,
      annotations: conclusion.annotations ?? [],
    })
    if (shown.missingPermission !== undefined) {
      log.notice(
        `The result is shown in the ${shown.place}, not as a check: ${shown.refusal}. Add "${shown.missingPermission}" to the job's permissions.`,
      )
    }
  } catch (error) {
    log.warning(`The result could not be shown in the pull request: ${messageOf(error)}`)
  }
}
