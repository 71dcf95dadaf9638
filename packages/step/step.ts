import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { MissingEvidence, type SealedEntry, UserError, winners } from '#core'
import { isInside } from '#host'
import {
  type ArtifactStore,
  dataRoots,
  type GitHub,
  type Log,
  log,
  mask,
  openArtifacts,
  openGitHub,
} from '#runner'
import { fetchRecord } from './handover.ts'
import type { commonInputs } from './inputs.ts'
import { readEntries } from './record-store.ts'
import type { Session } from './session.ts'
import { refuseHeadOfPullRequest } from './target.ts'
import type { Used } from './used.ts'

/** What an action has at hand while it runs. */
export interface Step extends Session {
  readonly action: string
  readonly log: Log
  /** Absolute. */
  readonly workingDirectory: string
  readonly token: string | undefined
  /** The registry that `registry:` references mean. */
  readonly registry: string
  readonly github: GitHub | undefined
  /** Undefined where artifacts cannot travel. */
  readonly artifacts: ArtifactStore | undefined
  /** Entries of this run (highest attempts only) and those that `record` names. */
  readonly entries: readonly SealedEntry[]
  /** Those that steps of this very job made, on this machine. */
  readonly ofThisJob: readonly SealedEntry[]
  /** Those that `record` names. */
  readonly named: readonly SealedEntry[]
  /** Folders outside the workspace that may be read. */
  readonly dataRoots: readonly string[]
  /** Fires on cancellation, in actions that handle it themselves. */
  readonly signal: AbortSignal
  /** What the action used so far; `use` adds to it. */
  readonly used: Used[]
}

type CommonInputs = z.output<z.ZodObject<typeof commonInputs>> & { readonly registry?: unknown }

/** Prepares a step: fetches this run's record and finds the entries that `record` names. @throws UserError */
export async function openStep(
  session: Session,
  action: string,
  inputs: CommonInputs,
  signal: AbortSignal,
): Promise<Step> {
  const { machine, context, store } = session
  const workingDirectory = resolve(machine.workspace, inputs['working-directory'])
  const found = await stat(workingDirectory).catch(() => undefined)
  if (found?.isDirectory() !== true || !(await isInside(machine.workspace, workingDirectory))) {
    throw new UserError(`"${inputs['working-directory']}" is not a folder of the workspace`, {
      where: 'input working-directory',
    })
  }
  await refuseHeadOfPullRequest(context, workingDirectory, machine.environment)
  const { token } = inputs
  if (token !== undefined) mask(token)
  const artifacts = await openArtifacts(machine.environment)
  if (typeof artifacts !== 'string') {
    await log.group('Fetching the record of this run', () => fetchRecord(artifacts, store, log))
  }
  // Outside of a runner the store outlives the run.
  const ofThisJob = (await store.own()).filter(({ entry }) => entry.run.id === context.runId)
  const received = (await store.received()).filter((sealed) => isOfThisRun(sealed, context))
  const ofRun = [...ofThisJob, ...received]
  const named = await namedEntries(inputs.record, ofRun, workingDirectory)
  return {
    ...session,
    action,
    log,
    workingDirectory,
    token,
    registry: typeof inputs.registry === 'string' ? inputs.registry : 'ledger',
    github: token === undefined ? undefined : openGitHub(token, context.repository, context.apiUrl),
    artifacts: typeof artifacts === 'string' ? undefined : artifacts,
    entries: winners([...ofRun, ...named.filter(({ id }) => ofRun.every((other) => other.id !== id))]),
    named,
    ofThisJob,
    dataRoots: dataRoots(machine, context.pullRequest !== undefined),
    signal,
    used: [],
  }
}

/** An artifact of this run may hold anything. What it says of other runs, or of attempts to come, is not looked at. */
function isOfThisRun({ id, entry }: SealedEntry, context: Session['context']): boolean {
  const { repository, run } = entry
  const problem =
    repository !== context.repository
      ? `of repository ${repository}`
      : run.id !== context.runId
        ? `of run ${run.id}`
        : run.attempt > context.attempt
          ? `of attempt ${run.attempt}, which is not there yet`
          : undefined
  if (problem === undefined) return true
  log.warning(`Left out of the record: an artifact of this run holds ${id}, ${problem}.`)
  return false
}

/** `record` holds ids of entries of this run, or folders with entry files of another one. */
async function namedEntries(
  names: readonly string[],
  ofRun: readonly SealedEntry[],
  workingDirectory: string,
): Promise<SealedEntry[]> {
  const found: SealedEntry[] = []
  for (const name of names) {
    const entries = name.startsWith('sha256:')
      ? ofRun.filter(({ id }) => id === name)
      : await readEntries(join(resolve(workingDirectory, name), 'entries'))
    if (entries.length === 0) {
      throw new MissingEvidence('no such entry', {
        where: `input record: ${name}`,
        fix: 'Add the job that made it to `needs`, or name a folder that holds entries/.',
      })
    }
    found.push(...entries)
  }
  return found
}
