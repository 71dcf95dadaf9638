/** Code points, both ends included. */
export type Range = readonly [from: number, to: number]

/** Categories that are too long to be spelt out; the engines know them: `digit` is Nd, `word` is L, N and `_`. */
export interface Category {
  readonly name: 'digit' | 'word'
  readonly negated: boolean
}

/** A set of characters: the ranges and the categories together, or all others. */
export interface CharacterSet {
  readonly ranges: readonly Range[]
  readonly categories: readonly Category[]
  readonly negated: boolean
}

/**
 * Where a position must lie. `last-line-end` is Python's `$`: the end, or before a newline that ends the text.
 * Boundaries are of Unicode's word characters or of ASCII's.
 */
export type Place =
  | 'start'
  | 'end'
  | 'line-start'
  | 'line-end'
  | 'last-line-end'
  | 'boundary'
  | 'no-boundary'
  | 'ascii-boundary'
  | 'ascii-no-boundary'

/** A regular expression of any dialect. What flags mean is written out: case is in the sets, lines in the places. */
export type Syntax =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly items: readonly Syntax[] }
  | { readonly kind: 'choice'; readonly items: readonly Syntax[] }
  | { readonly kind: 'group'; readonly number: number; readonly item: Syntax }
  | { readonly kind: 'back'; readonly number: number }
  | { readonly kind: 'atomic'; readonly item: Syntax }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negated: boolean; readonly item: Syntax }
  | Repeat

export interface Repeat {
  readonly kind: 'repeat'
  readonly item: Syntax
  readonly min: number
  /** Infinity for none. */
  readonly max: number
  readonly mode: 'greedy' | 'lazy' | 'possessive'
}

/** A pattern is not of its dialect, or has what is not translated. The message says which, for users. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** The direct parts of an expression. */
export function partsOf(syntax: Syntax): readonly Syntax[] {
  if ('items' in syntax) return syntax.items
  return 'item' in syntax ? [syntax.item] : []
}

/** Whether any part at any depth, the expression itself included, is such. */
export function some(syntax: Syntax, test: (part: Syntax) => boolean): boolean {
  return test(syntax) || partsOf(syntax).some((part) => some(part, test))
}

interface Width {
  readonly min: number
  readonly max: number
}

/**
 * How few and how many characters an expression takes.
 * @param groups what references refer to; without them, a reference takes any number
 */
export function widthOf(syntax: Syntax, groups?: ReadonlyMap<number, Syntax>): Width {
  const widths = partsOf(syntax).map((part) => widthOf(part, groups))
  const all = (key: keyof Width) => widths.map((width) => width[key])
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  switch (syntax.kind) {
    case 'set':
      return { min: 1, max: 1 }
    case 'place':
    case 'look':
      return { min: 0, max: 0 }
    case 'back': {
      const group = groups?.get(syntax.number)
      return group === undefined ? { min: 0, max: Number.POSITIVE_INFINITY } : widthOf(group, groups)
    }
    case 'choice':
      return { min: Math.min(...all('min')), max: Math.max(...all('max')) }
    case 'repeat': {
      const [min, max] = [sum(all('min')), sum(all('max'))]
      return { min: min * syntax.min, max: max === 0 || syntax.max === 0 ? 0 : max * syntax.max }
    }
    default:
      return { min: sum(all('min')), max: sum(all('max')) }
  }
}

/** The groups of an expression by their numbers. */
export function groupsOf(syntax: Syntax): ReadonlyMap<number, Syntax> {
  const groups = new Map<number, Syntax>()
  some(syntax, (part) => {
    if (part.kind === 'group') groups.set(part.number, part)
    return false
  })
  return groups
}
