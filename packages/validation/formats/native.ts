import { checkDocument, type Problem, type Severity, UserError, type YamlDocument } from '#core'
import type { Check } from '../check-kinds.ts'
import { contradictionOf } from '../column-types.ts'
import type { RuleFormat } from '../format.ts'
import {
  type Allowance,
  type Bound,
  type ColumnNotes,
  columnsOf,
  instantOf,
  type Rule,
  type RuleFile,
} from '../rule.ts'
import {
  type NativeColumn,
  type NativeExpectations,
  type NativeSql,
  nativeExpectations,
} from './native-schema.ts'

const NO_RULE = 'there is no rule here, and what is not checked does not pass'

/** Lockstep's own YAML. */
export const native: RuleFormat = {
  name: 'Lockstep',
  // What no other format claims is read as this one, whose errors name the keys that there are.
  recognises: () => true,
  read: readNative,
  kinds: [],
}

/**
 * Reads expectations in Lockstep's own YAML.
 * @throws UserError that names line and path of everything that is wrong; expectations without a rule are wrong
 */
export function readNative(document: YamlDocument): RuleFile {
  if (document.value === null || document.value === undefined) throw noRule(document)
  const given = checkDocument(document, nativeExpectations)
  const columns = new Map(Object.entries(given.columns).map(([name, column]) => [name, notesOf(column)]))
  const rules = [...dataRules(document, given), ...sqlRules(document, given), ...columnRules(document, given)]
  if (rules.length === 0) throw noRule(document)
  const problems = [...boundProblems(document, given), ...contradictions(document, rules, columns)]
  if (problems.length > 0) throw new UserError(problems)
  return { name: document.name, format: 'Lockstep', tables: [{ rules, columns }], notes: [] }
}

function noRule(document: YamlDocument): UserError {
  return new UserError(NO_RULE, {
    where: document.name,
    fix: 'Write at least one, such as columns: {id: {not-null: true}}.',
  })
}

function notesOf({ type, description, unit, owner, personal }: NativeColumn): ColumnNotes {
  return { type: type?.is, description, unit, owner, personal }
}

function dataRules(document: YamlDocument, given: NativeExpectations): Rule[] {
  const rules: Rule[] = []
  const add = (key: string, check: Check, severity: Severity): void => {
    rules.push(ruleOf(document, key, check, severity, [key]))
  }
  const { rows, freshness } = given
  if (rows !== undefined)
    add('rows', { kind: 'row-count', bounds: { min: rows.min, max: rows.max } }, rows.severity)
  if (freshness !== undefined) {
    const { column, 'max-age': maxAge, until, severity } = freshness
    add('freshness', { kind: 'freshness', column, maxAge, until }, severity)
  }
  if (given['extra-columns'] !== 'allow') {
    const check: Check = { kind: 'known-columns', columns: knownColumns(given) }
    add('extra-columns', check, given['extra-columns'])
  }
  return rules
}

function sqlRules(document: YamlDocument, { sql }: NativeExpectations): Rule[] {
  return sql.map(({ name, severity, tolerance, ...given }, index) => {
    const rule = ruleOf(document, `sql.${name}`, sqlCheck(given), severity, ['sql', index])
    return tolerance === undefined ? rule : { ...rule, allowed: { kind: 'tolerance', share: tolerance } }
  })
}

function sqlCheck({ 'each-row': row, 'no-rows': rows, value = '', min, max }: Partial<NativeSql>): Check {
  if (row !== undefined) return { kind: 'expression', sql: row }
  if (rows !== undefined) return { kind: 'query', sql: rows, judges: 'rows', bounds: {} }
  return { kind: 'query', sql: value, judges: 'value', bounds: { min, max } }
}

function knownColumns({ columns, freshness }: NativeExpectations): string[] {
  const names = Object.keys(columns)
  return freshness === undefined || names.includes(freshness.column) ? names : [...names, freshness.column]
}

function columnRules(document: YamlDocument, { columns }: NativeExpectations): Rule[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    const rules = checksOf(name, column).map(({ key, check, own }): Rule => {
      const { severity = column.severity, tolerance = 0 } = own
      const allowed: Allowance = tolerance === 0 ? { kind: 'none' } : { kind: 'tolerance', share: tolerance }
      const rule = ruleOf(document, `${name}.${key}`, check, severity, ['columns', name, key])
      return { ...rule, allowed }
    })
    if (rules.length > 0) return rules
    // A column that is only described must at least be there.
    const check: Check = { kind: 'present', column: name }
    return [ruleOf(document, `${name}.present`, check, column.severity, ['columns', name])]
  })
}

function ruleOf(
  document: YamlDocument,
  id: string,
  check: Check,
  severity: Severity,
  path: readonly PropertyKey[],
): Rule {
  const place = { source: document.name, line: document.lineOf(path) }
  return { id, check, severity, allowed: { kind: 'none' }, semantics: 'strict', ...place }
}

interface Own {
  readonly severity?: Severity | undefined
  readonly tolerance?: number | undefined
}

function checksOf(name: string, given: NativeColumn): { key: string; check: Check; own: Own }[] {
  const found: { key: string; check: Check; own: Own }[] = []
  const add = (key: string, check: Check, own: Own = {}): void => {
    found.push({ key, check, own })
  }
  const { type, unique, range, min, max, matches, references, in: set, 'not-null': notNull } = given
  if (type !== undefined) add('type', { kind: 'type', column: name, type: type.is }, type)
  if (notNull) add('not-null', { kind: 'not-null', column: name }, Object(notNull))
  if (unique) add('unique', uniqueCheck([name]), Object(unique))
  if (range !== undefined)
    add('range', { kind: 'range', column: name, bounds: { min: range.min, max: range.max } }, range)
  if (min !== undefined) add('min', { kind: 'range', column: name, bounds: { min } })
  if (max !== undefined) add('max', { kind: 'range', column: name, bounds: { max } })
  if (set !== undefined) add('in', { kind: 'set', column: name, values: set.values }, set)
  if (matches !== undefined) {
    const { pattern, ...own } = matches
    const check: Check = {
      kind: 'pattern',
      column: name,
      patterns: [pattern],
      dialect: 're2',
      how: 'search',
    }
    add('matches', check, own)
  }
  if (references !== undefined) add('references', referenceCheck(name, references.to), references)
  return found
}

/** Each copy but the first breaks it; rows without a value are passed over. */
function uniqueCheck(columns: readonly string[]): Check {
  return { kind: 'unique', columns, copies: 'later', nulls: 'skip-any' }
}

function referenceCheck(column: string, to: string): Check {
  const dot = to.indexOf('.')
  const [table, field] = [to.slice(0, dot), to.slice(dot + 1)]
  return { kind: 'reference', columns: [column], table, to: [field], nulls: 'skip-any' }
}

function boundProblems(document: YamlDocument, { columns }: NativeExpectations): Problem[] {
  return Object.entries(columns).flatMap(([name, { range, min, max }]) => {
    const at = (key: string) => `${document.name}:${document.lineOf(['columns', name, key])}`
    const problems: Problem[] = []
    if (range !== undefined && (min !== undefined || max !== undefined)) {
      const fix = 'Keep one of the two.'
      problems.push({ what: `columns.${name}: both range and min or max`, where: at('range'), fix })
    }
    if (range !== undefined && range.min === undefined && range.max === undefined) {
      problems.push({ what: `columns.${name}.range: give min, max or both`, where: at('range') })
    }
    for (const [key, pair] of [
      ['range', range],
      ['min', { min, max }],
    ] as const) {
      const what = pair && orderProblem(pair.min, pair.max)
      if (what !== undefined) problems.push({ what: `columns.${name}.${key}: ${what}`, where: at(key) })
    }
    return problems
  })
}

function orderProblem(min: Bound | undefined, max: Bound | undefined): string | undefined {
  if (min === undefined || max === undefined) return undefined
  if (typeof min !== typeof max) return 'one bound is a number, the other a time'
  const [low, high] = [min, max].map((bound) => (typeof bound === 'string' ? instantOf(bound) : bound))
  return low !== undefined && high !== undefined && low > high
    ? 'min lies above max, so nothing can pass'
    : undefined
}

function contradictions(
  document: YamlDocument,
  rules: readonly Rule[],
  columns: ReadonlyMap<string, ColumnNotes>,
): Problem[] {
  return rules.flatMap(({ id, check, line }) => {
    const type = columns.get(columnsOf(check)[0] ?? '')?.type
    const what = type === undefined ? undefined : contradictionOf(check, type)
    return what === undefined ? [] : [{ what: `${id}: ${what}`, where: `${document.name}:${line}` }]
  })
}
