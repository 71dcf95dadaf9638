import type { Condition, Operand, SetValue } from '../../rule.ts'
import { type Token, tokensOf } from './pandas-tokens.ts'

/** Why a condition cannot be run here, though the tool may. */
export class UnsupportedCondition extends Error {}

type Comparison = Extract<Condition, { kind: 'compare' }>['operator']

/** One side of a comparison. */
type Side =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: SetValue }
  | { readonly kind: 'list'; readonly values: readonly SetValue[] }

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
const MAX_DEPTH = 100

/**
 * Reads the part of `DataFrame.query` that teams filter rows by: comparisons of columns with constants or columns (also
 * chained), `in` and `not in`, `isnull()` and its kin, `and or not & | ~` parentheses, and
 * columns of booleans. pandas turns `&` and `|` into
 * `and` and `or`, so that they bind no closer; `~` binds closer than a comparison.
 * @throws UnsupportedCondition for anything else, such as arithmetic, other methods and `@` variables
 */
export function readPandasQuery(text: string): Condition {
  const parser = parserOf(
    text,
    tokensOf(text, () => refuse(text)),
  )
  const condition = disjunction(parser, 0)
  if (parser.peek() !== undefined) parser.fail()
  return condition
}

interface Parser {
  peek(ahead?: number): Token | undefined
  take(...words: readonly string[]): string | undefined
  next(): Token
  fail(): never
}

function refuse(text: string): never {
  throw new UnsupportedCondition(`this part of pandas' query syntax is not run here: ${text.slice(0, 200)}`)
}

function parserOf(text: string, tokens: readonly Token[]): Parser {
  let at = 0
  const fail = (): never => refuse(text)
  return {
    peek: (ahead = 0) => tokens[at + ahead],
    take: (...words) => {
      const token = tokens[at]
      if (token?.kind !== 'word' || !words.includes(token.text)) return undefined
      at += 1
      return token.text
    },
    next: () => {
      const token = tokens[at] ?? fail()
      at += 1
      return token
    },
    fail,
  }
}

function disjunction(parser: Parser, depth: number): Condition {
  const conditions = [conjunction(parser, depth)]
  while (parser.take('or', '|') !== undefined) conditions.push(conjunction(parser, depth))
  return joined('or', conditions)
}

function conjunction(parser: Parser, depth: number): Condition {
  const conditions = [negation(parser, depth)]
  while (parser.take('and', '&') !== undefined) conditions.push(negation(parser, depth))
  return joined('and', conditions)
}

function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const [only] = conditions
  return conditions.length === 1 && only !== undefined ? only : { kind, conditions }
}

function negation(parser: Parser, depth: number): Condition {
  if (depth > MAX_DEPTH) parser.fail()
  if (parser.take('not') !== undefined) return { kind: 'not', condition: negation(parser, depth + 1) }
  if (parser.take('~') !== undefined) return { kind: 'not', condition: closed(parser, depth + 1) }
  return isWord(parser.peek(), '(') && !isList(parser) ? closed(parser, depth + 1) : comparison(parser)
}

/** What `~` may stand before: a condition in parentheses or a method. What follows it must not compare its result. */
function closed(parser: Parser, depth: number): Condition {
  if (parser.take('(') === undefined) {
    const name = sideOf(parser)
    if (name.kind !== 'column') return parser.fail()
    return ended(parser, methodOf(parser, name.name) ?? { kind: 'true', column: name.name })
  }
  const inner = disjunction(parser, depth)
  if (parser.take(')') === undefined) parser.fail()
  return ended(parser, inner)
}

function ended(parser: Parser, condition: Condition): Condition {
  const after = parser.peek()
  return after === undefined || isWord(after, 'and', 'or', '&', '|', ')') ? condition : parser.fail()
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text)
}

/** `(1, 2)` stands where a column or constant may. */
function isList(parser: Parser): boolean {
  return parser.peek(1)?.kind === 'constant' && isWord(parser.peek(2), ',')
}

function comparison(parser: Parser): Condition {
  let left = sideOf(parser)
  if (left.kind === 'column') {
    const method = methodOf(parser, left.name)
    if (method !== undefined) return method
  }
  const parts: Condition[] = []
  for (;;) {
    const operator = operatorOf(parser)
    if (operator === undefined) break
    const right = sideOf(parser)
    parts.push(compared(parser, left, operator, right))
    left = right
  }
  if (parts.length > 0) return joined('and', parts)
  return left.kind === 'column' ? { kind: 'true', column: left.name } : parser.fail()
}

function methodOf(parser: Parser, column: string): Condition | undefined {
  if (parser.take('.') === undefined) return undefined
  const name = parser.next()
  const isNull = name.kind === 'name' && /^(isnull|isna)$/.test(name.text)
  const isThere = name.kind === 'name' && /^(notnull|notna)$/.test(name.text)
  if (!(isNull || isThere) || parser.take('(') === undefined || parser.take(')') === undefined)
    return parser.fail()
  return { kind: 'null', column, negated: isThere }
}

function operatorOf(parser: Parser): string | undefined {
  const word = parser.take('==', '!=', '<', '<=', '>', '>=', 'in', 'not')
  if (word !== 'not') return word
  return parser.take('in') === undefined ? parser.fail() : 'not in'
}

/** pandas takes `==` with a list for `in`. */
function compared(parser: Parser, left: Side, operator: string, right: Side): Condition {
  if (right.kind === 'list' || operator.endsWith('in')) {
    const isKnown = ['in', 'not in', '==', '!='].includes(operator)
    if (left.kind !== 'column' || right.kind !== 'list' || !isKnown) return parser.fail()
    const negated = operator === 'not in' || operator === '!='
    return { kind: 'in', column: left.name, values: right.values, negated }
  }
  const known = COMPARISONS[operator]
  if (known === undefined || left.kind === 'list') return parser.fail()
  if (left.kind === 'constant' && right.kind === 'constant') return parser.fail()
  return { kind: 'compare', left: operand(left), operator: known, right: operand(right) }
}

function operand(side: Exclude<Side, { kind: 'list' }>): Operand {
  return side.kind === 'column' ? { column: side.name } : { value: side.value }
}

function sideOf(parser: Parser): Side {
  const token = parser.next()
  if (token.kind === 'constant') return { kind: 'constant', value: token.value }
  if (token.kind === 'name') {
    // Without a column of the name, it means the row's number.
    return token.text === 'index' && !token.quoted ? parser.fail() : { kind: 'column', name: token.text }
  }
  if (token.text === '-') {
    const number = parser.next()
    if (number.kind !== 'constant' || typeof number.value !== 'number') return parser.fail()
    return { kind: 'constant', value: -number.value }
  }
  return token.text === '[' || token.text === '(' ? listOf(parser, token.text) : parser.fail()
}

function listOf(parser: Parser, opening: string): Side {
  const closing = opening === '[' ? ']' : ')'
  const values: SetValue[] = []
  while (parser.take(closing) === undefined) {
    const item = sideOf(parser)
    values.push(item.kind === 'constant' ? item.value : parser.fail())
    if (parser.take(',') === undefined && !isWord(parser.peek(), closing)) parser.fail()
  }
  return { kind: 'list', values }
}
