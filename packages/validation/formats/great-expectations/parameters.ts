import { ExpressionError, evaluateExpression } from './expression.ts'

/** What the values of a suite's parameters are taken from. */
export interface ParameterSource {
  readonly values: Readonly<Record<string, unknown>>
  readonly now: Date
}

/** A parameter without a value, or an expression that cannot be evaluated. */
export interface ParameterProblem {
  readonly key: string
  readonly what: string
}

/**
 * Puts values in the place of `{"$PARAMETER": "expression"}`, as Great Expectations does: only where it is the whole of an
 * argument. A value that stands beside it (`"$PARAMETER.name": 5`) comes first.
 */
export function substituteParameters(
  kwargs: Readonly<Record<string, unknown>>,
  source: ParameterSource,
): { readonly kwargs: Readonly<Record<string, unknown>>; readonly problems: readonly ParameterProblem[] } {
  const problems: ParameterProblem[] = []
  const entries = Object.entries(kwargs).map(([key, value]): [string, unknown] => {
    const expression = expressionIn(value)
    if (expression === undefined) return [key, value]
    try {
      return [key, parameterOf(expression, value, source)]
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      problems.push({ key, what: error.message })
      return [key, null]
    }
  })
  return { kwargs: Object.fromEntries(entries), problems }
}

function expressionIn(value: unknown): string | undefined {
  if (!(value instanceof Object) || !('$PARAMETER' in value)) return undefined
  return typeof value.$PARAMETER === 'string' ? value.$PARAMETER : undefined
}

function parameterOf(expression: string, beside: unknown, { values, now }: ParameterSource): unknown {
  const stored = beside instanceof Object ? new Map<string, unknown>(Object.entries(beside)) : new Map()
  const key = `$PARAMETER.${expression}`
  if (stored.has(key)) return stored.get(key)
  if (Object.hasOwn(values, expression)) return values[expression]
  if (/^\s*[A-Za-z][\w$]*\s*$/.test(expression) && !/^\s*(e|pi)\s*$/i.test(expression))
    throw new ExpressionError(`the parameter "${expression.trim()}" has no value`)
  return evaluateExpression(expression, values, now)
}
