import { messageOf, UserError } from '#core'
import { type Metric, type MetricState, stateOf } from './metric.ts'

/** More metrics than this in one file are taken for data in the wrong place. */
export const MAX_METRICS = 10_000

/**
 * Reads the metrics of a JSON document: every number, under the dot path of its keys and array indexes
 * (`val.loss`, `history.0.loss`). As Python's `json` writes them, bare NaN, Infinity and -Infinity are taken,
 * and so are these words as texts; they and null are states, never numbers. Other texts, true and false are no
 * metrics.
 * @throws UserError if it is no JSON, is too large or too deep, or gives one name twice
 */
export function metricsFromJson(text: string, file: string): Metric[] {
  checkJson(text, file)
  const metrics = new Map<string, Metric>()
  for (const { path, token, line } of scalars(text)) {
    if (path.length > MAX_DEPTH) {
      throw new UserError(`nested more than ${MAX_DEPTH} deep: this is data, not metrics`, {
        where: `${file}:${line}`,
      })
    }
    const found = measure(token)
    if (found === undefined) continue
    const name = path.join('.')
    const before = metrics.get(name)
    if (before !== undefined) {
      throw new UserError(`the metric "${name}" is given twice, first on line ${before.source.line}`, {
        where: `${file}:${line}`,
        fix: 'Rename one: a dot in a key and a nested object give the same name.',
      })
    }
    metrics.set(name, { name, ...found, source: { file, line } })
    if (metrics.size > MAX_METRICS) {
      throw new UserError(`more than ${MAX_METRICS} numbers: this is data, not metrics`, { where: file })
    }
  }
  return [...metrics.values()]
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`
const NON_FINITE = String.raw`(?<![\w.+-])(?:-?Infinity|NaN)(?![\w.])`
const MAX_DEPTH = 32

/** A strict check by the platform's parser, with a number in place of each bare NaN and Infinity. */
function checkJson(text: string, file: string): void {
  const body = withoutMark(text)
  const plain = body.replaceAll(new RegExp(`${STRING}|${NON_FINITE}`, 'g'), (token) =>
    token.startsWith('"') ? token : '0',
  )
  try {
    JSON.parse(plain)
  } catch (error) {
    throw new UserError(`not JSON: ${messageOf(error)}`, {
      where: file,
      fix: 'Write one JSON object of numbers.',
    })
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

interface Scalar {
  /** Keys and indexes from the root; of what lies deeper than is taken, only the first ones. */
  readonly path: readonly string[]
  readonly token: string
  readonly line: number
}

type Frame = { readonly kind: 'object'; key: string | undefined } | { readonly kind: 'array'; index: number }

/** The scalars of a text that is known to be JSON, with their paths and lines, which the platform's parser hides. */
function* scalars(text: string): Generator<Scalar> {
  const tokens = new RegExp(`${STRING}|[{}\\[\\],]|\\n|[^\\s"{}\\[\\],:]+`, 'g')
  const frames: Frame[] = []
  let line = 1
  for (const [token] of withoutMark(text).matchAll(tokens)) {
    const top = frames.at(-1)
    if (token === '\n') line += 1
    else if (token === '{') frames.push({ kind: 'object', key: undefined })
    else if (token === '[') frames.push({ kind: 'array', index: 0 })
    else if (token === '}' || token === ']') frames.pop()
    else if (token === ',') {
      if (top?.kind === 'array') top.index += 1
      else if (top !== undefined) top.key = undefined
    } else if (top?.kind === 'object' && top.key === undefined) top.key = String(JSON.parse(token))
    else yield { path: frames.slice(0, MAX_DEPTH + 1).map(step), token, line }
  }
}

function step(frame: Frame): string {
  return frame.kind === 'array' ? String(frame.index) : (frame.key ?? '')
}

function measure(token: string): { value: number } | { state: MetricState } | undefined {
  if (token === 'null') return { state: 'null' }
  if (token === 'true' || token === 'false') return undefined
  if (!token.startsWith('"')) return stateOf(Number(token))
  const text: unknown = JSON.parse(token)
  return text === 'NaN' || text === 'Infinity' || text === '-Infinity' ? stateOf(Number(text)) : undefined
}
