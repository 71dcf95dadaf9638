import { join } from 'node:path'
import { type Artifact, digestFile, type Measure, UserError } from '#core'
import { type Metric, readMetricsFile, readMetricsLog } from '#data'
import { exists, writeAtomic } from '#host'
import { logFileOf } from './launch.ts'
import type { WrittenFile } from './written-files.ts'

/** What was found of a run's metrics. */
export interface GatheredMetrics {
  /** A file's value goes before one of the same name in the output. */
  readonly metrics: readonly Metric[]
  /** One file with all of them; undefined if there is none. */
  readonly file:
    | (Artifact & { readonly path: string; readonly bytes: number; readonly kind: 'file' })
    | undefined
  /** Files that hold no metrics though they should. */
  readonly problems: readonly string[]
}

/**
 * Reads metrics from the files that a run wrote and from `name=number` in its output, and writes them to one file.
 * @param folder of the run
 */
export async function gatherMetrics(folder: string, files: readonly WrittenFile[]): Promise<GatheredMetrics> {
  const found = new Map<string, Metric>()
  const problems: string[] = []
  const log = logFileOf(folder)
  if (await exists(log)) {
    for (const metric of await readMetricsLog(log, 'output')) found.set(metric.name, metric)
  }
  for (const { state, path, name } of files) {
    if (state !== 'written') continue
    try {
      for (const metric of await readMetricsFile(path, name)) found.set(metric.name, metric)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      problems.push(error.message)
    }
  }
  const metrics = [...found.values()]
  return { metrics, problems, file: metrics.length === 0 ? undefined : await writeMetrics(folder, metrics) }
}

/** Flat JSON; what is no number stands there as the text `NaN`, `Infinity` or `-Infinity`, or as null. */
async function writeMetrics(folder: string, metrics: readonly Metric[]): Promise<GatheredMetrics['file']> {
  const path = join(folder, 'metrics.json')
  const values = metrics.map(({ name, value, state }) => [name, value ?? (state === 'null' ? null : state)])
  await writeAtomic(path, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`)
  return { role: 'metrics', name: 'metrics.json', path, kind: 'file', ...(await digestFile(path)) }
}

/** Metrics as the record holds them: canonical JSON has neither NaN nor integers beyond 2^53. */
export function measuresOf(metrics: readonly Metric[]): Record<string, Measure> {
  return Object.fromEntries(metrics.map((metric) => [metric.name.toWellFormed(), measureOf(metric)]))
}

/** A metric's value as the record holds it. */
export function measureOf({ value, state }: Metric): Measure {
  if (value === undefined) return { state: state ?? 'null' }
  const exact = !Number.isInteger(value) || Number.isSafeInteger(value)
  return exact ? value : { state: 'integer beyond 2^53', text: String(value) }
}
