import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { formatBytes, MissingEvidence, UserError } from '#core'
import { errorCode } from '#host'
import { metricsFromJson } from './json-metrics.ts'
import { metricsFromLines } from './log-metrics.ts'
import type { Metric } from './metric.ts'

const MAX_JSON_BYTES = 16 * 2 ** 20

/**
 * Reads the metrics of a JSON file.
 * @param name as shown in messages and sources
 * @throws MissingEvidence if there is no such file; UserError if it is no JSON of metrics
 */
export async function readMetricsFile(path: string, name = path): Promise<Metric[]> {
  const bytes = await readFile(path).catch((error: unknown) => refuse(error, name))
  if (bytes.length > MAX_JSON_BYTES) {
    throw new UserError(`a metrics file of ${formatBytes(bytes.length)} is too large`, {
      where: name,
      fix: `Keep it below ${formatBytes(MAX_JSON_BYTES)}; write curves elsewhere.`,
    })
  }
  return metricsFromJson(bytes.toString('utf8'), name)
}

/**
 * Reads the metrics that a program printed as `name=number` (`metricsFromLines` says which forms).
 * @throws MissingEvidence if there is no such file
 */
export async function readMetricsLog(path: string, name = path): Promise<Metric[]> {
  const input = createReadStream(path, 'utf8')
  try {
    return await metricsFromLines(linesOf(input), name)
  } catch (error) {
    return refuse(error, name)
  }
}

/** Splits at LF alone: `readline` would end a line at a progress bar's CR too, and count wrong. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

function refuse(error: unknown, name: string): never {
  if (errorCode(error) === 'ENOENT') {
    throw new MissingEvidence('there is no metrics file here', { where: name, fix: 'Check the path.' })
  }
  throw error
}
