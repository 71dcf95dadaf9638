import { canonicalJson, FAIL_ON, failsStep, messageOf } from '#core'
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
import { entryOf, matrixLeg, withoutMachine } from './entry-of.ts'
import type { StepRun } from './step-run.ts'

/** Entry, outputs, summary, annotations and the pull request; then the exit code by `fail-on`. */
export async function publish(run: StepRun, given: Conclusion): Promise<void> {
  const { session, intent } = run
  const { kept, conclusion } = await keepOrSay(run, given)
  writeOutputs(conclusion, kept)
  const markdown = renderMarkdown([
    { kind: 'heading', level: 2, text: `${intent.action}: ${conclusion.verdict}` },
    { kind: 'paragraph', text: conclusion.reasons[0] },
    ...conclusion.report,
  ])
  await appendSummary(markdown, session.machine.environment.GITHUB_STEP_SUMMARY)
  annotate(conclusion.annotations ?? [])
  for (const notice of conclusion.notices ?? []) log.notice(notice)
  await showResult(run, conclusion, markdown)
  if (kept !== undefined) await session.store.markPublished(intent.nonce)
  endStep(run, conclusion, kept?.id)
}

interface Kept {
  readonly id: string
  /** Path of the JSON report. */
  readonly report: string
}

async function keepOrSay(
  run: StepRun,
  conclusion: Conclusion,
): Promise<{ kept: Kept | undefined; conclusion: Conclusion }> {
  try {
    return { kept: await keepRecord(run, conclusion), conclusion }
  } catch (error) {
    const reason = `the record could not be written: ${messageOf(error)}`
    return {
      kept: undefined,
      conclusion: { ...conclusion, verdict: 'error', reasons: [reason, ...conclusion.reasons] },
    }
  }
}

async function keepRecord(run: StepRun, conclusion: Conclusion): Promise<Kept> {
  const { session, intent, raw } = run
  const { store, machine } = session
  const report = await store.keepReport(
    `${canonicalJson({
      schema: 'lockstep.report/1',
      action: intent.action,
      verdict: conclusion.verdict,
      reasons: conclusion.reasons.map((reason) => withoutMachine(reason, machine)),
      details: conclusion.details,
    })}\n`,
  )
  const share = raw.share === 'never' ? 'never' : 'auto'
  for (const product of conclusion.products ?? []) await store.noteProduct(product, share)
  const sealed = entryOf(run, conclusion, report.sha256)
  await store.keep(sealed)
  return { id: sealed.id, report: report.path }
}

function writeOutputs({ outputs, reasons: [reason], verdict }: Conclusion, kept: Kept | undefined): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
  setOutput('record', kept?.id ?? '')
  setOutput('report', kept?.report ?? '')
  setOutput('reason', reason.replace(/\s+/g, ' '))
  setOutput('verdict', verdict)
}

function endStep({ session, intent, raw }: StepRun, conclusion: Conclusion, id: string | undefined): void {
  const { verdict, reasons, annotations = [] } = conclusion
  const [reason, ...others] = reasons
  log.info(`${intent.action}: ${verdict}: ${reason}`)
  for (const other of others) log.info(`  ${other}`)
  if (id !== undefined) log.info(recordLine(id, session.context.job))
  const failOn = FAIL_ON.find((value) => value === raw['fail-on']) ?? 'fail'
  if (!failsStep(verdict, failOn)) return
  // What has annotations of its own is not said twice.
  const said = annotations.length === 0 ? reasons : [reason]
  failStep(`${intent.action}: ${verdict}: ${said.join('\n')}`)
}

async function showResult(
  { session: { context }, intent, raw }: StepRun,
  conclusion: Conclusion,
  markdown: string,
): Promise<void> {
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
