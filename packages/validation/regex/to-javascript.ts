import type { How } from './anchored.ts'
import { normalized } from './characters.ts'
import {
  type CharacterSet,
  groupsOf,
  PatternError,
  type Place,
  type Range,
  type Repeat,
  type Syntax,
  some,
  widthOf,
} from './syntax.ts'
import { countText } from './to-re2.ts'

const UNICODE_WORD = '\\p{L}\\p{N}_'
const ASCII_WORD = 'A-Za-z0-9_'

export interface JavaScriptOptions {
  readonly how: How
  /** Groups are to be captured, as `g1`, `g2`, ... */
  readonly captures: boolean
}

interface Writer {
  readonly captures: boolean
  /** Atomic groups so far. */
  atomic: number
}

/**
 * The same expression for `RegExp` with the flag `u`.
 * @throws PatternError if it cannot be shown to mean the same there
 */
export function toJavaScript(syntax: Syntax, { how, captures }: JavaScriptOptions): string {
  requireSameChoices(syntax)
  groupsSurelySet(syntax, new Set())
  const refers = some(syntax, ({ kind }) => kind === 'back')
  const text = write(syntax, { captures: captures || refers, atomic: 0 })
  if (how === 'search') return text
  return how === 'full' ? `^(?:${text})$` : `^(?:${text})`
}

/**
 * Which of several ways to match is found first shows only in atomic groups and in what a reference repeats. There,
 * the engines differ in how loops over nothing end, and CPython in how a possessive loop gives back its first rounds.
 */
function requireSameChoices(syntax: Syntax): void {
  const atomic = some(syntax, isAtomic)
  const refers = some(syntax, ({ kind }) => kind === 'back')
  if (!atomic && !refers) return
  if (atomic && refers) throw new PatternError('references together with atomic groups are not translated')
  const groups = groupsOf(syntax)
  const doubtful = (part: Syntax) =>
    part.kind === 'repeat' &&
    (widthOf(part.item, groups).min === 0 ||
      (part.mode === 'possessive' && part.min > 1 && part.item.kind !== 'set'))
  if (some(syntax, doubtful)) {
    throw new PatternError('a loop over nothing beside references or atomic groups is not translated')
  }
  const behind = (part: Syntax) =>
    part.kind === 'look' && part.behind && some(part, (inner) => isAtomic(inner) || inner.kind === 'back')
  if (some(syntax, behind)) throw new PatternError('references and atomic groups behind are not translated')
}

function isAtomic(part: Syntax): boolean {
  return part.kind === 'atomic' || (part.kind === 'repeat' && part.mode === 'possessive')
}

/**
 * A reference to a group that matched nothing fails in Python and holds in JavaScript, and loops keep what they
 * captured in one and forget it in the other; so each group must surely be set, outside of loops.
 * @returns groups that are set once the expression has matched
 */
function groupsSurelySet(syntax: Syntax, before: ReadonlySet<number>): ReadonlySet<number> {
  switch (syntax.kind) {
    case 'back':
      if (before.has(syntax.number)) return before
      throw new PatternError('a reference to a group that may not be set is not translated')
    case 'sequence':
      return syntax.items.reduce((set, item) => groupsSurelySet(item, set), before)
    case 'choice': {
      for (const item of syntax.items) groupsSurelySet(item, before)
      return before
    }
    case 'group':
      return new Set([...groupsSurelySet(syntax.item, before), syntax.number])
    case 'repeat': {
      const after = groupsSurelySet(syntax.item, before)
      return syntax.min === 1 && syntax.max === 1 ? after : before
    }
    case 'look': {
      const after = groupsSurelySet(syntax.item, before)
      return syntax.negated || syntax.behind ? before : after
    }
    case 'atomic':
      return groupsSurelySet(syntax.item, before)
    default:
      return before
  }
}

function write(syntax: Syntax, writer: Writer): string {
  switch (syntax.kind) {
    case 'set':
      return setText(syntax.set)
    case 'place':
      return placeText(syntax.place)
    case 'sequence':
      return syntax.items.map((item) => write(item, writer)).join('')
    case 'choice':
      return `(?:${syntax.items.map((item) => write(item, writer)).join('|')})`
    case 'group':
      return writer.captures
        ? `(?<g${syntax.number}>${write(syntax.item, writer)})`
        : `(?:${write(syntax.item, writer)})`
    case 'back':
      return `\\k<g${syntax.number}>`
    case 'repeat':
      return repeatText(syntax, writer)
    case 'atomic':
      return atomicText(write(syntax.item, writer), writer)
    case 'look':
      return `(?${syntax.behind ? '<' : ''}${syntax.negated ? '!' : '='}${write(syntax.item, writer)})`
  }
}

function repeatText(repeat: Repeat, writer: Writer): string {
  const text = `(?:${write(repeat.item, writer)})${countText(repeat)}`
  if (repeat.mode === 'possessive') return atomicText(text, writer)
  return repeat.mode === 'lazy' ? `${text}?` : text
}

/** What a look-ahead has found is not given back. */
function atomicText(text: string, writer: Writer): string {
  writer.atomic += 1
  return `(?:(?=(?<a${writer.atomic}>${text}))\\k<a${writer.atomic}>)`
}

function placeText(place: Place): string {
  switch (place) {
    case 'start':
      return '^'
    case 'end':
      return '$'
    case 'line-start':
      return '(?<![^\\n])'
    case 'line-end':
      return '(?![^\\n])'
    case 'last-line-end':
      return '(?=\\n?$)'
    case 'boundary':
    case 'ascii-boundary': {
      const word = place === 'boundary' ? UNICODE_WORD : ASCII_WORD
      return `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`
    }
    case 'no-boundary':
    case 'ascii-no-boundary': {
      const word = place === 'no-boundary' ? UNICODE_WORD : ASCII_WORD
      // Up to Python 3.13 it does not hold in an empty text.
      return `(?:(?!^$)(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}])))`
    }
  }
}

function setText({ ranges, categories, negated }: CharacterSet): string {
  const classes = categories
    .filter((category) => !(category.name === 'word' && category.negated))
    .map((category) => (category.name === 'word' ? UNICODE_WORD : category.negated ? '\\P{Nd}' : '\\p{Nd}'))
  const listed = `${classes.join('')}${rangesText(ranges)}`
  if (classes.length === categories.length) return `[${negated ? '^' : ''}${listed}]`
  // Sets cannot be nested under the flag u.
  return negated ? `(?:(?![${listed}])[${UNICODE_WORD}])` : `(?:[^${UNICODE_WORD}]|[${listed}])`
}

function rangesText(ranges: readonly Range[]): string {
  return normalized(ranges)
    .map(([from, to]) => (from === to ? character(from) : `${character(from)}-${character(to)}`))
    .join('')
}

function character(point: number): string {
  const text = String.fromCodePoint(point)
  return /[A-Za-z0-9]/.test(text) ? text : `\\u{${point.toString(16).toUpperCase()}}`
}
