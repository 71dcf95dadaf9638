import { anchored, type How } from './anchored.ts'
import { complement, normalized, plainSet, withoutSurrogates } from './characters.ts'
import {
  type CharacterSet,
  PatternError,
  type Place,
  type Range,
  type Repeat,
  type Syntax,
} from './syntax.ts'

/** RE2 refuses counts whose product is beyond this. */
const MOST_REPEATED = 1000
/**
 * Instructions of RE2's program, of which 8 MiB hold some hundred thousand. A category of Unicode takes about a
 * thousand of them; these are estimates on the safe side.
 */
const LARGEST_PROGRAM = 60_000
const INSTRUCTIONS_OF_CATEGORY = 1500
const INSTRUCTIONS_OF_RANGE = 4

const DIGIT = '\\p{Nd}'
const WORD = '\\p{L}\\p{N}_'

interface Position {
  /** Nothing follows within the pattern. */
  readonly last: boolean
  /** What a newline before the end, which `$` of Python passes over, is written as where nothing follows. */
  readonly lastLineEnd: string
}

/**
 * The same expression for RE2, as `regexp_matches` of the engine searches for it.
 * @throws PatternError if RE2 cannot express it
 */
export function toRe2(syntax: Syntax, how: How): string {
  const program = sizeOf(syntax, 1)
  if (program > LARGEST_PROGRAM) throw new PatternError('it is too large for RE2')
  // What is left after Python's `$` is nothing where the whole text must match.
  const text = write(syntax, { last: true, lastLineEnd: how === 'full' ? '' : '(?:\\n?\\z)' })
  return anchored(text, how)
}

function write(syntax: Syntax, position: Position): string {
  const inside = { ...position, last: false }
  switch (syntax.kind) {
    case 'set':
      return setText(syntax.set)
    case 'place':
      return placeText(syntax.place, position)
    case 'sequence':
      return syntax.items
        .map((item, index) => write(item, index === syntax.items.length - 1 ? position : inside))
        .map((text, index) => (syntax.items[index]?.kind === 'choice' ? `(?:${text})` : text))
        .join('')
    case 'choice':
      return `(?:${syntax.items.map((item) => write(item, position)).join('|')})`
    case 'group':
      return `(?:${write(syntax.item, position)})`
    case 'repeat':
      return `(?:${write(syntax.item, syntax.max > 1 ? inside : position)})${countText(syntax)}`
    default:
      throw new PatternError('RE2 has no look-around, references and atomic groups')
  }
}

function placeText(place: Place, { last, lastLineEnd }: Position): string {
  switch (place) {
    case 'start':
      return '\\A'
    case 'end':
      return '\\z'
    case 'line-start':
      return '(?m:^)'
    case 'line-end':
      return '(?m:$)'
    case 'ascii-boundary':
      return '\\b'
    case 'last-line-end':
      if (last) return lastLineEnd
      throw new PatternError('RE2 has no end before a last newline')
    default:
      throw new PatternError('RE2 has no boundaries of Unicode words')
  }
}

/** The count without a mode: possessive ones are refused, and lazy ones find the same. */
export function countText({ min, max }: Pick<Repeat, 'min' | 'max'>): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (min === 0 && max === 1) return '?'
  return min === max ? `{${min}}` : `{${min},${max}}`
}

function setText(set: CharacterSet): string {
  const { ranges, categories, negated } = set
  const others = categories.filter((category) => category.name === 'word' && category.negated)
  if (others.length === 0) return bracketed(set)
  const rest = {
    ranges,
    categories: categories.filter((category) => !others.includes(category)),
    negated: false,
  }
  const alone = rest.ranges.length === 0 && rest.categories.length === 0
  if (alone) return negated ? `[${WORD}]` : `[^${WORD}]`
  if (!negated) return `(?:[^${WORD}]|${bracketed(rest)})`
  return wordWithout(rest)
}

/** Such as `[^\W\d_]`, which Python's users write for letters. */
function wordWithout({ ranges, categories }: CharacterSet): string {
  const plain = normalized(ranges).every(([from, to]) => to < 0x30 || (from === 0x5f && to === 0x5f))
  if (!plain || categories.some(({ name, negated }) => name !== 'digit' || negated)) {
    throw new PatternError('RE2 has no intersection of sets')
  }
  const digits = categories.length === 0 ? DIGIT : ''
  const underscore = ranges.some(([from, to]) => from <= 0x5f && to >= 0x5f) ? '' : '_'
  return `[\\p{L}\\p{Nl}\\p{No}${digits}${underscore}]`
}

function bracketed(set: CharacterSet): string {
  const classes = set.categories.map(({ name, negated }) =>
    name === 'digit' ? (negated ? '\\P{Nd}' : DIGIT) : WORD,
  )
  if (classes.length > 0) {
    return `[${set.negated ? '^' : ''}${classes.join('')}${rangesText(withoutSurrogates(set.ranges))}]`
  }
  const found = withoutSurrogates(set.negated ? complement(set.ranges) : set.ranges)
  const missing = withoutSurrogates(complement(found))
  if (found.length === 0) return '[^\\x{0}-\\x{10FFFF}]'
  const [only] = found
  if (found.length === 1 && only !== undefined && only[0] === only[1]) return character(only[0])
  if (missing.length < found.length) return negatedText(missing)
  return `[${rangesText(found)}]`
}

function negatedText(ranges: readonly Range[]): string {
  return ranges.length === 0 ? '[\\x{0}-\\x{10FFFF}]' : `[^${rangesText(ranges)}]`
}

function rangesText(ranges: readonly Range[]): string {
  return ranges
    .map(([from, to]) => (from === to ? character(from) : `${character(from)}-${character(to)}`))
    .join('')
}

function character(point: number): string {
  const text = String.fromCodePoint(point)
  return /[A-Za-z0-9]/.test(text) ? text : `\\x{${point.toString(16).toUpperCase()}}`
}

/** @throws PatternError where counts are beyond what RE2 takes */
function sizeOf(syntax: Syntax, times: number): number {
  switch (syntax.kind) {
    case 'set': {
      const { ranges, categories } = syntax.set
      return (
        normalized(plainSet(ranges).ranges).length * INSTRUCTIONS_OF_RANGE +
        categories.length * INSTRUCTIONS_OF_CATEGORY
      )
    }
    case 'repeat': {
      const counted =
        syntax.max === Number.POSITIVE_INFINITY ? Math.max(syntax.min, 1) : Math.max(syntax.max, 1)
      if (times * counted > MOST_REPEATED) throw new PatternError('RE2 counts to 1000')
      if (syntax.mode === 'possessive') throw new PatternError('RE2 has no possessive repetition')
      return (sizeOf(syntax.item, times * counted) + 2) * counted
    }
    default:
      return 'items' in syntax
        ? syntax.items.reduce((sum, item) => sum + sizeOf(item, times) + 1, 0)
        : 'item' in syntax
          ? sizeOf(syntax.item, times) + 1
          : 1
  }
}
