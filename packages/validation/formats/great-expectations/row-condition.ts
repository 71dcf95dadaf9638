import { z } from 'zod'
import type { Condition, Filter, SetValue } from '../../rule.ts'
import { readPandasQuery, UnsupportedCondition } from './pandas-query.ts'
import type { Generation } from './suite.ts'

export interface Backend {
  readonly compat: 'pandas' | 'sql'
  readonly generation: Generation
}

const MAX_CONDITIONS = 100

/**
 * The rows that an expectation looks at, in any of the three ways in which suites say it: text for the engine
 * (`condition_parser: pandas`), text in the grammar `col("x") > 5`, and since 1.9 an object.
 * @throws UnsupportedCondition for what this back end refuses, or what is not run here
 */
export function readRowCondition(given: unknown, parser: unknown, backend: Backend): Filter | undefined {
  if (given === null || given === undefined || given === '') return undefined
  return { condition: conditionOf(given, parser, backend), nulls: nullsOf(backend) }
}

/** pandas decides a comparison with null; SQL does not. */
function nullsOf({ compat }: Backend): Filter['nulls'] {
  return compat === 'pandas' ? 'decided' : 'unknown'
}

function conditionOf(given: unknown, parser: unknown, backend: Backend): Condition {
  if (typeof given === 'string' && parser === 'pandas') {
    if (backend.compat === 'pandas') return readPandasQuery(given)
    throw new UnsupportedCondition('condition_parser pandas is refused on an SQL back end')
  }
  if (backend.generation === 0 && backend.compat === 'pandas')
    throw new UnsupportedCondition('in 0.x a row_condition on pandas needs condition_parser pandas')
  if (typeof given !== 'string') return readObject(given, backend)
  if (parser === 'great_expectations' || parser === 'great_expectations__experimental__')
    return readColumnGrammar(given)
  throw new UnsupportedCondition(`there is no condition_parser for this row_condition: ${String(parser)}`)
}

const COMPARISON =
  /^\s*col\("((?:[^"\\])+)"\)\s*(?:(<=|>=|==|!=|<|>)\s*(?:"([^"\\]*)"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|date\("([^"\\]*)"\))|\.notNull\(\))\s*$/u

/** `col("x") > 5`, `col("x") == "open"`, `col("day") > date("2024-01-01")`, `col("x").notNull()`. */
function readColumnGrammar(text: string): Condition {
  const found = COMPARISON.exec(text)
  if (found === null) throw new UnsupportedCondition(`the condition cannot be read: ${text.slice(0, 200)}`)
  const [, column = '', operator, string, number, day] = found
  if (operator === undefined) return { kind: 'null', column, negated: true }
  const value = string ?? day ?? Number(number)
  return { kind: 'compare', left: { column }, operator: operatorOf(operator), right: { value } }
}

type Operator = Extract<Condition, { kind: 'compare' }>['operator']
const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

function operatorOf(text: string): Operator {
  const operator = OPERATORS[text]
  if (operator === undefined) throw new UnsupportedCondition(`unknown operator ${text}`)
  return operator
}

const constant = z.union([z.string(), z.number(), z.boolean()])
const column = z.strictObject({ name: z.string().min(1) })
const leaf = z.union([
  z.strictObject({
    type: z.literal('comparison'),
    column,
    operator: z.enum(['==', '!=', '<', '<=', '>', '>=']),
    parameter: constant,
  }),
  z.strictObject({
    type: z.literal('comparison'),
    column,
    operator: z.enum(['IN', 'NOT_IN']),
    parameter: z.array(constant),
  }),
  z.strictObject({ type: z.literal('nullity'), column, is_null: z.boolean() }),
])
const several = z.strictObject({
  type: z.enum(['and', 'or']),
  conditions: z.array(z.unknown()).min(1).max(MAX_CONDITIONS),
})
const passed = z.strictObject({ type: z.literal('pass_through'), pass_through_filter: z.string() })
const object = z.union([leaf, several, passed])

function readObject(given: unknown, backend: Backend): Condition {
  const passing = passed.safeParse(given)
  if (!passing.success) return read(given, undefined)
  if (backend.compat === 'sql') throw new UnsupportedCondition('a pass_through condition on an SQL back end')
  return readPandasQuery(passing.data.pass_through_filter)
}

/** An `and` holds no `or`, as Great Expectations wants it; so no condition is deep. */
function read(given: unknown, within: 'and' | 'or' | undefined, depth = 0): Condition {
  const { success, data } = object.safeParse(given)
  if (
    !success ||
    data.type === 'pass_through' ||
    depth > MAX_CONDITIONS ||
    (within === 'and' && data.type === 'or')
  )
    throw new UnsupportedCondition(`the condition is of no known form: ${shown(given)}`)
  switch (data.type) {
    case 'nullity':
      return { kind: 'null', column: data.column.name, negated: !data.is_null }
    case 'comparison': {
      const { column, operator, parameter } = data
      if (Array.isArray(parameter)) return oneOf(column.name, parameter, operator === 'NOT_IN')
      const right = { value: parameter }
      return { kind: 'compare', left: { column: column.name }, operator: operatorOf(operator), right }
    }
    default:
      return {
        kind: data.type,
        conditions: data.conditions.map((part) => read(part, data.type, depth + 1)),
      }
  }
}

function shown(given: unknown): string {
  return (JSON.stringify(given) ?? '').slice(0, 200)
}

function oneOf(column: string, values: readonly SetValue[], negated: boolean): Condition {
  return { kind: 'in', column, values, negated }
}
