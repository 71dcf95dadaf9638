import { ASCII_DIGITS, ASCII_SPACES, ASCII_WORD, complement, ECMA_SPACES, plainSet } from './characters.ts'
import { PatternError, type Range, type Syntax } from './syntax.ts'

const LINE_ENDS: readonly Range[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['v', 0x0b],
  ['f', 0x0c],
  ['r', 0x0d],
  ['0', 0x00],
])

/**
 * Reads the part of ECMA-262 that RE2 has too; the pattern must be valid under the flag `u`.
 * @throws PatternError at anything else: JavaScript itself runs such a pattern
 */
export function parseEcma(pattern: string): Syntax {
  const reader = { pattern, at: 0 }
  return choice(reader, 0)
}

interface Reader {
  readonly pattern: string
  at: number
}

/** Takes what the expression finds at the place. */
function take(reader: Reader, expression: RegExp): RegExpExecArray | undefined {
  const sticky = new RegExp(expression.source, 'uy')
  sticky.lastIndex = reader.at
  const found = sticky.exec(reader.pattern)
  if (found === null) return undefined
  reader.at = sticky.lastIndex
  return found
}

function choice(reader: Reader, depth: number): Syntax {
  if (depth > 100) throw new PatternError('it is nested too deeply')
  const items = [sequence(reader, depth)]
  while (take(reader, /\|/)) items.push(sequence(reader, depth))
  return { kind: 'choice', items }
}

function sequence(reader: Reader, depth: number): Syntax {
  const items: Syntax[] = []
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at] ?? '')) {
    items.push(quantified(reader, atom(reader, depth)))
  }
  return { kind: 'sequence', items }
}

function quantified(reader: Reader, item: Syntax): Syntax {
  const found = take(reader, /([*+?])\??|\{(\d+)(,?)(\d*)\}\??/)
  if (found === undefined) return item
  const [, sign, low, comma, high] = found
  const min = sign === undefined ? Number(low) : sign === '+' ? 1 : 0
  const upper = comma === '' ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high)
  const max = sign === undefined ? upper : sign === '?' ? 1 : Number.POSITIVE_INFINITY
  return { kind: 'repeat', item, min, max, mode: 'greedy' }
}

function atom(reader: Reader, depth: number): Syntax {
  if (take(reader, /\((?:\?:|\?<(?![=!])[^>]*>|(?!\?))/)) {
    const item = choice(reader, depth + 1)
    take(reader, /\)/)
    return item
  }
  if (take(reader, /\(/)) throw new PatternError('groups of other kinds are left to JavaScript')
  if (take(reader, /\[/)) return { kind: 'set', set: setSyntax(reader) }
  if (take(reader, /\^/)) return { kind: 'place', place: 'start' }
  if (take(reader, /\$/)) return { kind: 'place', place: 'end' }
  if (take(reader, /\\b/)) return { kind: 'place', place: 'ascii-boundary' }
  if (take(reader, /\./)) return { kind: 'set', set: plainSet(LINE_ENDS, true) }
  return { kind: 'set', set: plainSet(characters(reader)) }
}

function setSyntax(reader: Reader) {
  const negated = take(reader, /\^/) !== undefined
  const ranges: Range[] = []
  while (take(reader, /\]/) === undefined) {
    const first = characters(reader, true)
    const last = take(reader, /-(?!\])/) === undefined ? undefined : characters(reader, true)
    const [from, to] = [first[0]?.[0], last?.[0]?.[1]]
    if (from !== undefined && to !== undefined) ranges.push([from, to])
    else ranges.push(...first)
  }
  return plainSet(ranges, negated)
}

/** One character or escape; a range of a set has one character at each end, since `u` allows no other. */
function characters(reader: Reader, inSet = false): readonly Range[] {
  const one = (point: number): Range[] => [[point, point]]
  const literal = take(reader, /[^\\]/)
  if (literal !== undefined) return one(literal[0].codePointAt(0) ?? 0)
  const pair = take(reader, /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})/i)
  if (pair !== undefined) {
    const halves = pair.slice(1).map((half) => Number.parseInt(half, 16))
    return one(String.fromCharCode(...halves).codePointAt(0) ?? 0)
  }
  const hexadecimal = take(reader, /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})/)
  if (hexadecimal !== undefined) return one(Number.parseInt(hexadecimal.slice(1).join(''), 16))
  const control = take(reader, /\\c([A-Za-z])/)
  if (control !== undefined) return one((control[1]?.charCodeAt(0) ?? 0) % 32)
  const escaped = take(reader, /\\(.)/)?.[1] ?? ''
  const point = inSet && escaped === 'b' ? 0x08 : CONTROLS.get(escaped)
  if (point !== undefined) return one(point)
  const category = categoryOf(escaped)
  if (category !== undefined) return category
  if (/[A-Za-z0-9]/.test(escaped)) throw new PatternError(`\\${escaped} is left to JavaScript`)
  return one(escaped.codePointAt(0) ?? 0)
}

function categoryOf(letter: string): readonly Range[] | undefined {
  const ranges = { d: ASCII_DIGITS, w: ASCII_WORD, s: [...ASCII_SPACES, ...ECMA_SPACES] }
  switch (letter) {
    case 'd':
    case 'w':
    case 's':
      return ranges[letter]
    case 'D':
      return complement(ranges.d)
    case 'W':
      return complement(ranges.w)
    case 'S':
      return complement(ranges.s)
    default:
      return undefined
  }
}
