import { z } from 'zod'
import {
  type Artifact,
  canonicalJson,
  ENTRY_SCHEMA,
  type Entry,
  type Json,
  producersOf,
  type SealedEntry,
  sealEntry,
} from '#core'
import type { Machine } from '#host'
import type { RunContext } from '#runner'
import type { Conclusion } from './conclusion.ts'
import type { StepRun } from './step-run.ts'
import { artifactOf } from './used.ts'

const CAUSES: Readonly<Record<string, Entry['cause']['kind']>> = {
  push: 'push',
  pull_request: 'pull-request',
  schedule: 'schedule',
  workflow_dispatch: 'person',
  repository_dispatch: 'drift',
}

/** The entry of a step: who ran what, where, on which bytes, and what came of it. */
export function entryOf(stepRun: StepRun, conclusion: Conclusion, report: string): SealedEntry {
  const { session, intent } = stepRun
  const { context, machine } = session
  const run = runOf(stepRun)
  const subjects = [...(conclusion.subjects ?? [])]
  const materials = materialsOf(stepRun, conclusion)
  const parents = parentsOf(stepRun, run, [...subjects, ...materials])
  return sealEntry({
    schema: ENTRY_SCHEMA,
    action: intent.action,
    ...sourceOf(context),
    run,
    startedAt: intent.startedAt,
    finishedAt: machine.now().toISOString(),
    parents,
    ...(parents.length === 0 ? { parentsNote: 'no entry of this run speaks of what this step used' } : {}),
    subjects,
    materials,
    products: (conclusion.products ?? []).map(artifactOf),
    parameters: { ...conclusion.parameters },
    environment: { ...conclusion.environment },
    ...(conclusion.policy === undefined ? {} : { policy: conclusion.policy }),
    verdict: conclusion.verdict,
    reasons: conclusion.reasons.map((reason) => withoutMachine(reason, machine)),
    results: { ...conclusion.results },
    measures: { ...conclusion.measures },
    report,
  })
}

type Source = 'repository' | 'sha' | 'ref' | 'actor' | 'triggeringActor' | 'runner' | 'cause'

function sourceOf(context: RunContext): Pick<Entry, Source> {
  const { repository, sha, ref, actor, triggeringActor, runner, event } = context
  return {
    repository,
    sha,
    ref,
    actor,
    triggeringActor,
    runner: { os: runner.os, arch: runner.arch, name: runner.name },
    cause: { kind: CAUSES[event] ?? 'other', event },
  }
}

function runOf({ session: { context }, raw }: StepRun): Entry['run'] {
  const jobId = raw['job-id']?.trim()
  return {
    id: context.runId,
    attempt: context.attempt,
    workflow: context.workflow,
    job: context.job,
    ...(jobId ? { jobId } : {}),
    leg: matrixLeg(raw.matrix),
    step: context.step,
  }
}

function materialsOf({ step }: StepRun, conclusion: Conclusion): Artifact[] {
  const judged = new Set((conclusion.subjects ?? []).map((subject) => subject.sha256))
  const used = [...(step?.used ?? []), ...(conclusion.materials ?? [])]
  return used.map(artifactOf).filter((material) => !judged.has(material.sha256))
}

/** As for an artifact, for a sentence: the folders of this machine are named by what they are. */
export function withoutMachine(text: string, { workspace, temp }: Machine): string {
  return text.replaceAll(temp, '<temp>').replaceAll(workspace, '<workspace>')
}

function parentsOf(
  { step, intent }: StepRun,
  run: Entry['run'],
  consumed: readonly { sha256: string }[],
): string[] {
  if (step === undefined) return []
  const digests = new Set(consumed.map((artifact) => artifact.sha256))
  // An earlier attempt of this very step is no parent of the later one.
  const others = step.entries.filter(
    ({ entry }) =>
      entry.action !== intent.action ||
      entry.run.id !== run.id ||
      entry.run.job !== run.job ||
      entry.run.step !== run.step ||
      canonicalJson(entry.run.leg) !== canonicalJson(run.leg),
  )
  const ids = [...step.named, ...producersOf(digests, others)].map(({ id }) => id)
  return [...new Set(ids)].sort()
}

/** The leg's matrix values; null outside a matrix (the runner passes the text `null`) or where it is no JSON. */
export function matrixLeg(text: string | undefined): Json {
  try {
    return z.json().parse(JSON.parse(text || 'null'))
  } catch {
    return null
  }
}
