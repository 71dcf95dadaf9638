import { PYTHON_SPACES } from '../regex/characters.ts'
import { type PythonMatch, pythonMatch } from '../regex/translate.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Names of the locale C, which Python's dates are in unless a program asks for another one. */
export const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['A', WEEKDAYS],
  ['a', WEEKDAYS.map((name) => name.slice(0, 3))],
  ['B', MONTHS],
  ['b', MONTHS.map((name) => name.slice(0, 3))],
  ['p', ['am', 'pm']],
  // A machine's own zone is taken too; runners are in UTC.
  ['Z', ['utc', 'gmt']],
])

/** `TimeRE` of CPython 3.11 (`_strptime.py`). */
const NUMBERS: Readonly<Record<string, string>> = {
  d: String.raw`(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`,
  f: '(?P<f>[0-9]{1,6})',
  H: String.raw`(?P<H>2[0-3]|[0-1]\d|\d)`,
  I: '(?P<I>1[0-2]|0[1-9]|[1-9])',
  G: String.raw`(?P<G>\d\d\d\d)`,
  j: String.raw`(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
  m: '(?P<m>1[0-2]|0[1-9]|[1-9])',
  M: String.raw`(?P<M>[0-5]\d|\d)`,
  S: String.raw`(?P<S>6[0-1]|[0-5]\d|\d)`,
  U: String.raw`(?P<U>5[0-3]|[0-4]\d|\d)`,
  W: String.raw`(?P<W>5[0-3]|[0-4]\d|\d)`,
  w: '(?P<w>[0-6])',
  u: '(?P<u>[1-7])',
  V: String.raw`(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`,
  y: String.raw`(?P<y>\d\d)`,
  Y: String.raw`(?P<Y>\d\d\d\d)`,
  z: String.raw`(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))`,
  '%': '%',
}

const COMPOUND: Readonly<Record<string, string>> = {
  c: '%a %b %d %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
}

/**
 * What `strptime` compiles a format to: it takes the start of a text.
 * @returns the reason, as Python gives it, why the format is none
 * @throws PatternError if the format names a directive twice
 */
export function formatMatch(format: string): ((text: string) => PythonMatch | undefined) | string {
  const pattern = patternOf(format)
  return typeof pattern === 'string' ? pattern : pythonMatch(`(?i)${pattern.pattern}`)
}

function patternOf(format: string): { readonly pattern: string } | string {
  const escaped = format
    .replace(/[\\.^$*+?(){}[\]|]/g, '\\$&')
    .replaceAll(/./gsu, (character) => (isSpace(character) ? ' ' : character))
    .replaceAll(/ +/g, '\\s+')
  let wrong: string | undefined
  const pattern = escaped.replace(/%(.?)/gsu, (_, directive: string) => {
    const found = directivePattern(directive)
    if (found !== undefined) return found
    wrong ??= directive === '' ? 'a stray %' : `the directive %${directive === '\\' ? '' : directive} is bad`
    return ''
  })
  return wrong ?? { pattern }
}

function directivePattern(directive: string): string | undefined {
  const compound = Object.hasOwn(COMPOUND, directive) ? COMPOUND[directive] : undefined
  if (compound !== undefined) {
    const made = patternOf(compound)
    return typeof made === 'string' ? undefined : made.pattern
  }
  const names = NAMES.get(directive)
  if (names === undefined) return Object.hasOwn(NUMBERS, directive) ? NUMBERS[directive] : undefined
  // The longest first, so that none is taken for one that begins like it.
  return `(?P<${directive}>${names.toSorted((a, b) => b.length - a.length).join('|')})`
}

function isSpace(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return PYTHON_SPACES.some(([from, to]) => point >= from && point <= to)
}
