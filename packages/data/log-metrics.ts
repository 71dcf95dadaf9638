import { stripVTControlCharacters } from 'node:util'
import { MAX_METRICS } from './json-metrics.ts'
import { type Metric, stateOf } from './metric.ts'

/** A longer line is a dump, not a report of metrics. */
const MAX_LINE = 10_000

// name=number, set off by spaces, commas, semicolons, bars or brackets on both sides.
const PAIR =
  /(?<=^|[\s,;|([{])([A-Za-z_][\w./@-]{0,127})=([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:nan|inf|infinity))(?=$|[\s,;|)\]}])/gi
// The whole line is `name = number`.
const SPACED = /^\s*([A-Za-z_][\w./@-]{0,127}) *= *(\S+)\s*$/

/**
 * Reads metrics from a program's output. Taken are
 * - `name=number` anywhere in a line, as in `epoch=3 val/loss=0.12, acc=0.9`;
 * - `name = number` as a whole line.
 * A name begins with a letter or `_` and goes on with letters, digits and `_ . / @ -`. A number is as Python
 * prints it; nan and inf (any case) are states. Not taken: `name: 0.9`, `0.9%`, quoted or unit-bearing values.
 * The last value of a name wins. Colours are stripped, and a carriage return (progress bars) ends a text.
 * @returns metrics in the order in which their names first appeared; at most 10 000 names
 */
export async function metricsFromLines(
  lines: AsyncIterable<string> | Iterable<string>,
  file: string,
): Promise<Metric[]> {
  const metrics = new Map<string, Metric>()
  let line = 0
  for await (const text of lines) {
    line += 1
    if (text.length > MAX_LINE || !text.includes('=')) continue
    for (const part of stripVTControlCharacters(text).split('\r')) {
      for (const [name, value] of pairsIn(part)) {
        if (metrics.size < MAX_METRICS || metrics.has(name)) {
          metrics.set(name, { name, ...stateOf(value), source: { file, line } })
        }
      }
    }
  }
  return [...metrics.values()]
}

function pairsIn(text: string): [name: string, value: number][] {
  const [, name, value] = SPACED.exec(text) ?? []
  const compact = name === undefined || value === undefined ? text : `${name}=${value}`
  return [...compact.matchAll(PAIR)].map((match) => [match[1] ?? '', numberOf(match[2] ?? '')])
}

function numberOf(token: string): number {
  const word = token.toLowerCase()
  if (word.endsWith('nan')) return Number.NaN
  if (word.includes('inf')) return word.startsWith('-') ? -Infinity : Infinity
  return Number(token)
}
