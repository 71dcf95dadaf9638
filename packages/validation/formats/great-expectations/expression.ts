/** Why an expression over parameters has no value. */
export class ExpressionError extends Error {}

/** What an expression is made of: numbers, instants and spans of time (milliseconds). */
type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'instant' | 'span'; readonly value: number }

const TOKEN = /\s*(?:([A-Za-z][\w$]*)|((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|([-+*/^(),=]))/y

/** Reading goes as deep as there are parentheses. */
const LONGEST = 1000

const SPANS: Readonly<Record<string, number>> = {
  weeks: 604_800_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
}

const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  abs: Math.abs,
  trunc: Math.trunc,
  round: roundHalfToEven,
  sgn: (value) => (value < -1e-12 ? -1 : value > 1e-12 ? 1 : 0),
}

/**
 * The value of an expression over parameters, in the grammar of Great Expectations' `SuiteParameterParser`: + - * / ^,
 * E and PI, sin cos tan exp abs trunc round sgn, now() and timedelta(days=1).
 * @returns a number, or an instant as ISO 8601 text (UTC; Great Expectations takes the clock of the machine)
 * @throws ExpressionError
 */
export function evaluateExpression(
  text: string,
  parameters: Readonly<Record<string, unknown>>,
  now: Date,
): number | string {
  if (text.length > LONGEST) throw new ExpressionError(`an expression of more than ${LONGEST} characters`)
  const tokens = tokensOf(text)
  const [only = ''] = tokens
  if (tokens.length === 1 && /^[\d.]/.test(only))
    throw new ExpressionError(`no parameter is called "${only}"`)
  const reader = readerOf(tokens, text)
  const result = sum({ reader, parameters, now })
  if (reader.next !== undefined) reader.fail()
  if (result.kind === 'span') throw new ExpressionError(`"${text}" is a span of time, not a value`)
  if (!Number.isFinite(result.value)) throw new ExpressionError(`"${text}" is not a finite number`)
  return result.kind === 'number' ? result.value : new Date(result.value).toISOString().slice(0, -1)
}

interface Context {
  readonly reader: Reader
  readonly parameters: Readonly<Record<string, unknown>>
  readonly now: Date
}

interface Reader {
  readonly next: string | undefined
  /** Whether the next token is this one, which is then taken. */
  take(token: string): boolean
  pop(): string
  fail(): never
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  const pattern = new RegExp(TOKEN)
  const end = text.trimEnd().length
  while (pattern.lastIndex < end) {
    const found = pattern.exec(text)
    if (found === null) throw new ExpressionError(`"${text}" cannot be read`)
    tokens.push(found[0].trim())
  }
  return tokens
}

function readerOf(tokens: readonly string[], text: string): Reader {
  let at = 0
  const fail = (): never => {
    throw new ExpressionError(`"${text}" cannot be read`)
  }
  return {
    get next() {
      return tokens[at]
    },
    take: (token) => {
      if (tokens[at] !== token) return false
      at += 1
      return true
    },
    pop: () => {
      const token = tokens[at] ?? fail()
      at += 1
      return token
    },
    fail,
  }
}

function sum(context: Context): Value {
  let left = product(context)
  for (;;) {
    if (context.reader.take('+')) left = added(left, product(context), 1)
    else if (context.reader.take('-')) left = added(left, product(context), -1)
    else return left
  }
}

function product(context: Context): Value {
  let left = power(context)
  for (;;) {
    if (context.reader.take('*')) left = number(plain(left) * plain(power(context)))
    else if (context.reader.take('/')) {
      const divisor = plain(power(context))
      if (divisor === 0) throw new ExpressionError('division by zero')
      left = number(plain(left) / divisor)
    } else return left
  }
}

/** To the right first: 2^3^2 = 2^9. A sign binds closer, so that -2^2 = 4, as there. */
function power(context: Context): Value {
  const base = atom(context)
  return context.reader.take('^') ? number(plain(base) ** plain(power(context))) : base
}

/** Of several signs the minuses before the first plus count. */
function atom(context: Context): Value {
  const { reader } = context
  let signs = ''
  while (reader.next === '+' || reader.next === '-') signs += reader.pop()
  const minuses = /^-*/.exec(signs)?.[0].length ?? 0
  const value = unsigned(context)
  return minuses % 2 === 0 ? value : { ...value, value: -value.value }
}

function unsigned(context: Context): Value {
  const { reader } = context
  if (reader.take('(')) {
    const inner = sum(context)
    if (!reader.take(')')) reader.fail()
    return inner
  }
  const token = reader.pop()
  if (/^[\d.]/.test(token)) return number(Number(token))
  if (!/^[A-Za-z]/.test(token)) return reader.fail()
  if (reader.next === '(') return called(context, token)
  if (/^e$/i.test(token)) return number(Math.E)
  if (/^pi$/i.test(token)) return number(Math.PI)
  return parameterValue(token, context.parameters)
}

function called(context: Context, name: string): Value {
  const { reader } = context
  reader.pop()
  if (name === 'now' && reader.take(')')) return { kind: 'instant', value: context.now.getTime() }
  if (name === 'timedelta') return span(context)
  const work = FUNCTIONS[name]
  if (work === undefined) throw new ExpressionError(`the function "${name}" is not supported`)
  const argument = plain(sum(context))
  if (!reader.take(')')) throw new ExpressionError(`"${name}" takes one argument here`)
  return number(work(argument))
}

function span(context: Context): Value {
  const { reader } = context
  let milliseconds = 0
  for (;;) {
    const unit = SPANS[reader.pop()]
    if (unit === undefined || !reader.take('=')) throw new ExpressionError('expected timedelta(days=1)')
    milliseconds += unit * plain(sum(context))
    if (reader.take(')')) return { kind: 'span', value: milliseconds }
    if (!reader.take(',')) reader.fail()
  }
}

function parameterValue(name: string, parameters: Readonly<Record<string, unknown>>): Value {
  if (!Object.hasOwn(parameters, name)) throw new ExpressionError(`the parameter "${name}" has no value`)
  const value = parameters[name]
  const given = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
  if (typeof value !== 'string' || (value.trim() !== '' && !Number.isNaN(given))) {
    if (Number.isNaN(given)) throw new ExpressionError(`the parameter "${name}" is no number`)
    return number(given)
  }
  const isTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(value)
  if (!isTime) throw new ExpressionError(`the parameter "${name}" is no number and no ISO 8601 time`)
  const milliseconds = Date.parse(value.length === 10 ? value : `${value.replace(' ', 'T')}Z`)
  return { kind: 'instant', value: milliseconds }
}

function added(left: Value, right: Value, sign: 1 | -1): Value {
  const value = left.value + sign * right.value
  if (left.kind === right.kind) {
    if (left.kind !== 'instant') return { ...left, value }
    if (sign === -1) return { kind: 'span', value }
  } else if (left.kind === 'instant' && right.kind === 'span') return { kind: 'instant', value }
  else if (left.kind === 'span' && right.kind === 'instant' && sign === 1) return { kind: 'instant', value }
  throw new ExpressionError('numbers and times cannot be added')
}

function plain({ kind, value }: Value): number {
  if (kind !== 'number') throw new ExpressionError('a time stands where a number must')
  return value
}

function number(value: number): Value {
  return { kind: 'number', value }
}

/** As Python's round does. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}
