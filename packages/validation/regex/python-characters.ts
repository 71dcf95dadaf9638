import {
  ASCII_DIGITS,
  ASCII_SPACES,
  ASCII_WORD,
  anyCase,
  complement,
  PYTHON_SPACES,
  plainSet,
} from './characters.ts'
import type { PatternReader } from './pattern-reader.ts'
import type { PythonFlags } from './python-flags.ts'
import { type CharacterSet, PatternError, type Range, type Syntax } from './syntax.ts'

/** One character, or what an escape such as `\d` stands for. */
type Item = number | Pick<CharacterSet, 'ranges' | 'categories'>

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
  ['\\', 0x5c],
])

/** Digits that an escape takes after its letter. */
const HEXADECIMAL: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

export function literalSyntax(point: number, flags: PythonFlags): Syntax {
  return { kind: 'set', set: setOf([point], false, flags) }
}

/** An escape that stands for characters, outside of a set. Groups and octal numbers are the caller's. */
export function escapedSyntax(reader: PatternReader, token: string, flags: PythonFlags): Syntax {
  return { kind: 'set', set: setOf([escaped(reader, token, flags)], false, flags) }
}

/** A set whose opening bracket has been taken. */
export function readSet(reader: PatternReader, flags: PythonFlags): Syntax {
  const negated = reader.match('^')
  const items: (Item | Range)[] = []
  for (;;) {
    const token = reader.need()
    if (token === ']' && items.length > 0) break
    const item = setItem(reader, token, flags)
    if (!reader.match('-')) {
      items.push(item)
      continue
    }
    const end = reader.need()
    if (end === ']') {
      items.push(item, 0x2d)
      break
    }
    const last = setItem(reader, end, flags)
    if (typeof item !== 'number' || typeof last !== 'number' || last < item) {
      throw new PatternError(`the character range ${token}-${end} is bad`)
    }
    items.push([item, last])
  }
  return { kind: 'set', set: setOf(items, negated, flags) }
}

function setItem(reader: PatternReader, token: string, flags: PythonFlags): Item {
  if (!token.startsWith('\\')) return pointOf(token)
  const letter = token.slice(1)
  if (letter === 'b') return 0x08
  if (!/[0-7]/.test(letter)) return escaped(reader, token, flags)
  const octal = Number.parseInt(letter + reader.takeWhile(2, /^[0-7]$/), 8)
  if (octal > 0o377) throw new PatternError('an octal escape is beyond 0o377')
  return octal
}

function setOf(items: readonly (Item | Range)[], negated: boolean, flags: PythonFlags): CharacterSet {
  const letters: Range[] = []
  const others: Range[] = []
  const categories: CharacterSet['categories'][number][] = []
  for (const item of items) {
    if (typeof item === 'number') letters.push([item, item])
    else if ('ranges' in item) {
      others.push(...item.ranges)
      categories.push(...item.categories)
    } else letters.push(item)
  }
  const cased = flags.ignoreCase ? anyCase(letters, flags.ascii) : letters
  return { ranges: [...cased, ...others], categories, negated }
}

function escaped(reader: PatternReader, token: string, flags: PythonFlags): Item {
  const letter = token.slice(1)
  const category = categoryOf(letter, flags.ascii)
  if (category !== undefined) return category
  const control = letter === 'b' ? undefined : CONTROLS.get(letter)
  if (control !== undefined) return control
  const length = HEXADECIMAL.get(letter)
  if (length !== undefined) {
    const digits = reader.takeWhile(length, /^[0-9a-fA-F]$/)
    const point = Number.parseInt(digits, 16)
    if (digits.length === length && point <= 0x10ffff) return point
    throw new PatternError(`the escape ${token}${digits} is not complete`)
  }
  if (letter === 'N') throw new PatternError('characters by name (\\N{...}) are not translated')
  if (/[A-Za-z0-9]/.test(letter)) throw new PatternError(`the escape ${token} is bad`)
  return pointOf(letter)
}

function categoryOf(letter: string, ascii: boolean): Exclude<Item, number> | undefined {
  const negated = letter !== letter.toLowerCase()
  const ranges = (found: readonly Range[]) => ({
    ranges: negated ? complement(found) : found,
    categories: [],
  })
  const unicode = (name: 'digit' | 'word') => ({ ranges: [], categories: [{ name, negated }] })
  switch (letter.toLowerCase()) {
    case 'd':
      return ascii ? ranges(ASCII_DIGITS) : unicode('digit')
    case 'w':
      return ascii ? ranges(ASCII_WORD) : unicode('word')
    case 's':
      return ranges(ascii ? ASCII_SPACES : PYTHON_SPACES)
    default:
      return undefined
  }
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

/** The dot. */
export function dotSyntax({ dotAll }: PythonFlags): Syntax {
  return { kind: 'set', set: plainSet(dotAll ? [] : [[0x0a, 0x0a]], true) }
}
