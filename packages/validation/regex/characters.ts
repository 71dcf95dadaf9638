import type { CharacterSet, Range } from './syntax.ts'

const LAST = 0x10ffff
/** Halves of pairs, which no text of the engine holds. */
const SURROGATES: Range = [0xd800, 0xdfff]

export const ASCII_DIGITS: readonly Range[] = [[0x30, 0x39]]
export const ASCII_WORD: readonly Range[] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
]
export const ASCII_SPACES: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
]
/** `str.isspace` of Python: bidirectional classes WS, B and S, and the category Zs. */
export const PYTHON_SPACES: readonly Range[] = [
  [0x09, 0x0d],
  [0x1c, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]
/** WhiteSpace and LineTerminator of ECMA-262. */
export const ECMA_SPACES: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]

export const NEWLINE: readonly Range[] = [[0x0a, 0x0a]]

/** Sorted, without overlaps, neighbours joined. */
export function normalized(ranges: readonly Range[]): Range[] {
  const joined: [number, number][] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

export function complement(ranges: readonly Range[]): Range[] {
  const others: Range[] = []
  let next = 0
  for (const [from, to] of normalized(ranges)) {
    if (from > next) others.push([next, from - 1])
    next = to + 1
  }
  if (next <= LAST) others.push([next, LAST])
  return others
}

/** The ranges without the halves of pairs. */
export function withoutSurrogates(ranges: readonly Range[]): Range[] {
  return complement([...complement(ranges), SURROGATES])
}

export function plainSet(ranges: readonly Range[], negated = false): CharacterSet {
  return { ranges, categories: [], negated }
}

let alike: ReadonlyMap<string, readonly number[]> | undefined

/**
 * All that Python's IGNORECASE takes for one of these. Two characters are alike if their lower cases are one, or
 * have one upper case (the table `_casefix` of CPython); this makes `i` of Turkish dotless and dotted ones too,
 * which neither RE2 nor JavaScript does.
 * @param ascii only letters of ASCII have a case
 */
export function anyCase(ranges: readonly Range[], ascii: boolean): Range[] {
  const found: Range[] = [...ranges]
  if (ascii) {
    for (const [upper, lower] of [
      [0x41, 0x61],
      [0x61, 0x41],
    ] as const) {
      for (const [from, to] of ranges) {
        const [first, last] = [Math.max(from, upper), Math.min(to, upper + 25)]
        if (first <= last) found.push([first - upper + lower, last - upper + lower])
      }
    }
    return normalized(found)
  }
  alike ??= classesOfCase()
  for (const [from, to] of ranges) {
    for (let point = from; point <= Math.min(to, LAST_CASED); point += 1) {
      for (const other of alike.get(caseKey(point)) ?? []) found.push([other, other])
    }
  }
  return normalized(found)
}

/** No character beyond the second plane has a case. */
const LAST_CASED = 0x1ffff

function classesOfCase(): ReadonlyMap<string, readonly number[]> {
  const classes = new Map<string, number[]>()
  for (let point = 0; point <= LAST_CASED; point += 1) {
    const key = caseKey(point)
    if (key === String.fromCodePoint(point) && key.toLowerCase() === key) continue
    const members = classes.get(key)
    if (members === undefined) classes.set(key, [point])
    else members.push(point)
  }
  return classes
}

function caseKey(point: number): string {
  // Only the first character: U+0130 becomes `i` and a combining dot, of which Python keeps the `i`.
  const [lower = ''] = String.fromCodePoint(point).toLowerCase()
  return lower.toUpperCase()
}
