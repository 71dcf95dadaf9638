import { type Json, sha256 } from '#core'
import type { Fingerprint } from './fingerprint.ts'
import { measureOf } from './metrics.ts'
import type { TrainingResult } from './outcome.ts'
import type { RunInputs } from './present.ts'

/**
 * The result as JSON for the report. Neither output nor local paths are in it: the report travels to other jobs, and
 * the runner masks secrets in its own log alone.
 */
export function detailsOf(result: TrainingResult, { parameters, fingerprint }: RunInputs): Json {
  const details = {
    status: result.status,
    startedAt: result.startedAt,
    durationSeconds: result.duration / 1_000,
    exitCode: result.exitCode,
    signal: result.signal,
    oomKills: result.oomKills,
    stop: result.supervised,
    concludedByPost: result.lostMain,
    files: result.files.map(({ path: _, ...file }) => file),
    metrics: result.metrics.metrics.map((metric) => ({
      name: metric.name.toWellFormed(),
      value: measureOf(metric),
      source: metric.source,
    })),
    notices: result.notices,
    parameters,
    environment: fingerprint,
  }
  // Leaves out what is undefined, which canonical JSON refuses.
  return JSON.parse(JSON.stringify(details))
}

/** The fingerprint for the record: a digest in place of the list of packages. */
export function environmentOf(fingerprint: Fingerprint): Readonly<Record<string, Json>> {
  const { python } = fingerprint
  const summary = {
    ...fingerprint,
    python:
      python === undefined
        ? undefined
        : {
            version: python.version,
            packages: python.packages.length,
            packagesSha256: sha256(python.packages.map((line) => `${line}\n`).join('')),
          },
  }
  return JSON.parse(JSON.stringify(summary))
}
