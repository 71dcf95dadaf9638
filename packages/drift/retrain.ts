import { ServiceError } from '#core'
import type { CauseKind, DriftConfig } from './config.ts'
import type { DriftResult } from './detect.ts'

/** Starts workflows of the repository, on its default branch. */
export interface WorkflowDispatcher {
  /**
   * @param workflow file name of the workflow
   * @returns the address of the run, where the platform tells it
   * @throws ServiceError if the platform cannot be reached
   */
  dispatch(workflow: string, inputs: Readonly<Record<string, string>>): Promise<Dispatched>
}

export type Dispatched =
  | { readonly done: true; readonly run: string | undefined }
  /** The platform said no, in its words. */
  | { readonly done: false; readonly refusal: string }

/** What became of the retraining. */
export interface Retrain {
  readonly outcome: 'not-configured' | 'not-needed' | 'dispatched' | 'skipped' | 'refused' | 'failed'
  /** Why it was not started, in words for the user. */
  readonly why?: string
  /** Address of the run. */
  readonly run?: string | undefined
}

export interface RetrainRequest {
  readonly workflow: string | undefined
  /** Undefined: this run may not start one; `barrier` says why. */
  readonly dispatcher: WorkflowDispatcher | undefined
  readonly barrier?: string | undefined
}

/** Starts the retraining if the drift that was found asks for it. A failure to do so is no failure of the check. */
export async function requestRetrain(
  { drift, causes }: Pick<DriftResult, 'drift' | 'causes'>,
  config: DriftConfig['retrain'],
  { workflow, dispatcher, barrier }: RetrainRequest,
): Promise<Retrain> {
  if (workflow === undefined) return { outcome: 'not-configured' }
  const kind = drift === 'none' ? undefined : drift
  if (kind === undefined || !causes.some((cause) => cause.kind === kind && cause.severity === 'fail')) {
    return { outcome: 'not-needed' }
  }
  if (!config.on.includes(kind)) return { outcome: 'skipped', why: notFor(kind) }
  if (dispatcher === undefined) return { outcome: 'skipped', why: barrier ?? 'there is no token' }
  try {
    const answer = await dispatcher.dispatch(workflow, config.inputs)
    return answer.done
      ? { outcome: 'dispatched', run: answer.run }
      : { outcome: 'refused', why: `GitHub refused to start ${workflow}: ${answer.refusal}` }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { outcome: 'failed', why: `${workflow} could not be started: ${error.message}` }
  }
}

function notFor(kind: CauseKind): string {
  return kind === 'data'
    ? 'data drift does not ask for it (retrain.on in config)'
    : `${kind} drift says that the data are broken; mend them first (or add ${kind} to retrain.on in config)`
}
