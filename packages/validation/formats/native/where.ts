import { z } from 'zod'
import type { Bound, Condition, Filter } from '../../rule.ts'
import { anyText, byColumn, text } from './atoms.ts'

const one = z.union([anyText, z.number(), z.boolean()])
const some = z.array(one).min(1, 'the list is empty, so no row is looked at')
const edge = z.union([z.number(), text])
const ends = z
  .strictObject({
    min: edge.optional(),
    max: edge.optional(),
    above: edge.optional(),
    below: edge.optional(),
    not: z.union([one, some, z.null()]).optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'give min, max, above, below or not')

/**
 * Which rows a rule looks at: `{state: open, price: {above: 0}}`, all of which must hold, or an SQL expression. A
 * comparison with a missing value does not hold.
 */
export const where = z
  .union([text, byColumn(z.union([one, some, z.null(), ends]))], {
    error: 'expected {column: value, ...} or an SQL expression',
  })
  .refine((given) => typeof given === 'string' || Object.keys(given).length > 0, 'names no column')
  .transform((given): Filter => {
    if (typeof given === 'string') return { condition: { kind: 'sql', sql: given }, nulls: 'unknown' }
    const conditions = Object.entries(given).flatMap(([column, wanted]) => conditionsOn(column, wanted))
    const [only, ...more] = conditions
    const condition: Condition = only !== undefined && more.length === 0 ? only : { kind: 'and', conditions }
    return { condition, nulls: 'unknown' }
  })

type Single = z.output<typeof one> | z.output<typeof some> | null

function conditionsOn(column: string, wanted: Single | z.output<typeof ends>): Condition[] {
  if (wanted === null || typeof wanted !== 'object' || Array.isArray(wanted))
    return [isOneOf(column, wanted, false)]
  const { min, max, above, below, not } = wanted
  return [
    ...compared(column, '>=', min),
    ...compared(column, '<=', max),
    ...compared(column, '>', above),
    ...compared(column, '<', below),
    ...(not === undefined ? [] : [isOneOf(column, not, true)]),
  ]
}

function compared(column: string, operator: '>=' | '<=' | '>' | '<', end: Bound | undefined): Condition[] {
  return end === undefined ? [] : [{ kind: 'compare', left: { column }, operator, right: { value: end } }]
}

function isOneOf(column: string, wanted: Single, negated: boolean): Condition {
  if (wanted === null) return { kind: 'null', column, negated }
  if (Array.isArray(wanted)) return { kind: 'in', column, values: wanted, negated }
  return { kind: 'compare', left: { column }, operator: negated ? '!=' : '=', right: { value: wanted } }
}
