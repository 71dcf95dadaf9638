import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { failStep, log, openArtifacts, readInputs, readState, saveState, setOutput } from '#runner'
import { cancelled, concludeError } from './conclude.ts'
import type { Conclusion } from './conclusion.ts'
import { handOver } from './handover.ts'
import { type commonInputs, parseInputs } from './inputs.ts'
import { publish } from './publish.ts'
import { openSession, type Session } from './session.ts'
import { openStep, type Step } from './step.ts'
import { type Intent, intentSchema } from './step-run.ts'

/** One of the six actions, as its own folder describes it. */
export interface Action<S extends z.ZodObject<typeof commonInputs>> {
  readonly name: string
  readonly inputs: S
  /** Outputs beside the common ones. */
  readonly outputs: readonly string[]
  /**
   * Whether main handles SIGINT and SIGTERM itself, by `step.signal`. Else the process ends at once, and `post`
   * writes the entry.
   */
  readonly handlesCancel?: boolean
  /** The work. `left-to-post`: it did not end in time after a cancel, and `finish` concludes. */
  run(step: Step, inputs: z.output<S>): Promise<Conclusion | 'left-to-post'>
  /** In `post`, when main published nothing: undo or wait, and conclude. Undefined: cancelled, nothing to do. */
  finish?(step: Step, inputs: z.output<S>): Promise<Conclusion | undefined>
}

/** The main phase of an action, from its inputs to its exit code. */
export async function performMain<S extends z.ZodObject<typeof commonInputs>>(
  action: Action<S>,
): Promise<void> {
  // Before anything can go wrong: a step that is killed must not leave its verdict empty.
  setOutput('verdict', 'error')
  setOutput('reason', 'did not finish')
  const session = openOrFail(action.name)
  if (session === undefined) return
  const raw = readInputs(Object.keys(action.inputs.shape))
  const intent = newIntent(action.name, session)
  const abort = action.handlesCancel === true ? abortOnSignals() : new AbortController()
  let step: Step | undefined
  let conclusion: Conclusion
  try {
    await begin(session, intent)
    const inputs = parseInputs(action.inputs, raw)
    step = await openStep(session, action.name, inputs, abort.signal)
    const result = await action.run(step, inputs)
    if (result === 'left-to-post') return
    conclusion = result
  } catch (error) {
    conclusion = concludeError(error)
  }
  await publish({ session, intent, raw, step }, conclusion)
}

/** Without a readable event there is no record to write to; the outputs and the log still say why. */
function openOrFail(action: string): Session | undefined {
  try {
    return openSession()
  } catch (error) {
    const [reason] = concludeError(error).reasons
    setOutput('reason', reason.replace(/\s+/g, ' '))
    failStep(`${action}: error: ${reason}`)
    return undefined
  }
}

/** The post phase: concludes what main could not, then hands the job's record over. A `post` never fails a job. */
export async function performPost<S extends z.ZodObject<typeof commonInputs>>(
  action: Action<S>,
): Promise<void> {
  const session = openSession()
  const raw = readInputs(Object.keys(action.inputs.shape))
  const intent = intentSchema.safeParse(await session.store.readIntent(session.context.step))
  if (intent.success && !(await session.store.isPublished(intent.data.nonce))) {
    await concludeLate(action, session, intent.data, raw)
    process.exitCode = 0
  }
  if (readState('first') === 'true') await handOverRecord(session)
}

async function concludeLate<S extends z.ZodObject<typeof commonInputs>>(
  action: Action<S>,
  session: Session,
  intent: Intent,
  raw: Readonly<Record<string, string>>,
): Promise<void> {
  let step: Step | undefined
  let conclusion: Conclusion | undefined
  try {
    const inputs = parseInputs(action.inputs, raw)
    step = await openStep(session, action.name, inputs, new AbortController().signal)
    conclusion = await action.finish?.(step, inputs)
  } catch (error) {
    conclusion = concludeError(error)
  }
  await publish({ session, intent, raw, step }, conclusion ?? cancelled())
}

async function handOverRecord(session: Session): Promise<void> {
  const artifacts = await openArtifacts(session.machine.environment)
  if (artifacts === 'enterprise-server') {
    log.notice(
      `On Enterprise Server the record needs steps of its own: actions/upload-artifact with path ${session.store.root} here, and actions/download-artifact with the same path in later jobs.`,
    )
  } else if (artifacts !== 'no-runner') {
    await log.group('Handing over the record', () => handOver(artifacts, session.store, log))
  }
}

function newIntent(action: string, { machine, context }: Session): Intent {
  return { action, step: context.step, startedAt: machine.now().toISOString(), nonce: randomUUID() }
}

async function begin(session: Session, intent: Intent): Promise<void> {
  await session.store.writeIntent(intent.step, intent)
  if (await session.store.claimFirst(intent.step)) saveState('first', 'true')
}

function abortOnSignals(): AbortController {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => controller.abort(new Error(`cancelled (${name})`)))
  }
  return controller
}
