import { identifier, literal, type Relation } from '#data'
import { type Comparison, comparisonOf, comparisonOfStored, NAMES, readAs } from './column-types.ts'
import { type Bound, type Check, type CheckOfColumn, type ColumnType, instantOf } from './rule.ts'

/** A column as the engine has it. */
export interface ColumnView {
  readonly name: string
  /** Read as text, since a CSV file has it: values are turned into what a rule needs, one by one. */
  readonly isText: boolean
  /** The engine's type. */
  readonly stored: string
  readonly declared: ColumnType | undefined
}

/** Conditions over the aliases of a plan. */
export interface RowTest {
  /** True for rows that the rule looks at. */
  readonly checked: string
  /** True for rows that break it; for uniqueness, which no row breaks alone, the key instead. */
  readonly broken: string | { readonly copiesOf: string }
  /** What stands there, for examples. */
  readonly shown: string
  /** What was compared. */
  readonly value: string
}

/** @returns undefined if no file has the column */
export function viewOf(
  relation: Relation,
  name: string,
  declared: ColumnType | undefined,
): ColumnView | undefined {
  const column = relation.columns.find((candidate) => candidate.name === name)
  if (column === undefined) return undefined
  const isText = relation.files.some(
    ({ dialect, columns }) => dialect !== undefined && columns.some((own) => own.name === name),
  )
  return { name, isText, stored: column.type, declared }
}

/**
 * What a check asks of each row.
 * @param alias gives an expression over the column a name under which it is computed once
 * @returns a text that says why the check cannot be run on this column, where it cannot
 */
export function rowTest(
  check: CheckOfColumn,
  view: ColumnView,
  alias: (expression: string) => string,
): RowTest | string {
  const column = identifier(view.name)
  const raw = alias(column)
  const comparison = comparisonOf(check)
  if (!view.isText && comparison !== undefined && comparisonOfStored(view.stored) !== comparison) {
    return `it compares ${NAMES[comparison]}, but the column holds ${view.stored}`
  }
  const value = alias(comparedValue(view, column, comparison))
  // A value that is none of the declared type breaks the rule of the type, and no other one.
  const counted = view.isText && view.declared !== undefined ? value : raw
  const test = (checked: string, broken: RowTest['broken']): RowTest => ({
    checked,
    broken,
    shown: raw,
    value,
  })
  const present = `${counted} IS NOT NULL`
  switch (check.kind) {
    case 'not-null':
      return test('every_row', `${raw} IS NULL`)
    case 'type':
      return test(`${raw} IS NOT NULL`, `${raw} IS NOT NULL AND ${value} IS NULL`)
    case 'unique':
      return test(present, { copiesOf: counted })
    default: {
      const holds = conditionOf(check, value, view)
      return test(present, `${present} AND (${holds}) IS NOT TRUE`)
    }
  }
}

/** The values as what the check compares. */
function comparedValue(
  { isText, declared, stored }: ColumnView,
  column: string,
  wanted: Comparison | undefined,
): string {
  if (isText) return readAs(declared ?? wanted ?? 'text', column)
  // A day beyond the range of instants must not stop the scan.
  if (wanted === 'instant') return `TRY_CAST(${column} AS TIMESTAMP)`
  return wanted === 'text' && stored !== 'VARCHAR' ? `${column}::VARCHAR` : column
}

function conditionOf(check: Check, value: string, view: ColumnView): string {
  switch (check.kind) {
    case 'range': {
      const bounds = [
        ...(check.min === undefined ? [] : [boundCondition(value, '>=', check.min)]),
        ...(check.max === undefined ? [] : [boundCondition(value, '<=', check.max)]),
      ]
      // NaN is greater than any number to the engine, so that no lower bound would find it.
      return [...bounds, ...(mayBeNaN(check, view) ? [`NOT isnan(${value})`] : [])].join(' AND ')
    }
    case 'set':
      return `${value} IN (${check.values.map(literal).join(', ')})`
    case 'freshness':
      return `${value} IS NOT NULL`
    case 'pattern':
      return `regexp_matches(${value}, ${literal(check.pattern)})`
    default:
      return 'true'
  }
}

function mayBeNaN(check: Check, { isText, declared, stored }: ColumnView): boolean {
  if (comparisonOf(check) !== 'number') return false
  return isText ? declared !== 'integer' : stored === 'DOUBLE' || stored === 'FLOAT'
}

function boundCondition(value: string, operator: '>=' | '<=', bound: Bound): string {
  if (typeof bound === 'number') return `${value} ${operator} ${literal(bound)}`
  if (!bound.includes('T')) return `${value}::DATE ${operator} DATE ${literal(bound)}`
  const utc = new Date(instantOf(bound)).toISOString().slice(0, -1)
  return `${value}::TIMESTAMP ${operator} TIMESTAMP ${literal(utc)}`
}
