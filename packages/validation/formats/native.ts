import { checkDocument, type Severity, UserError, type YamlDocument } from '#core'
import type { RuleFormat } from '../format.ts'
import { PERSONAL_KINDS } from '../personal-data/detect.ts'
import { type Allowance, type ColumnNotes, columnsOf, type Rule, type RuleFile } from '../rule.ts'
import { type NativeColumn, type NativeDocument, nativeDocument, RULE_KEYS } from './native/document.ts'
import { problemsOf } from './native/problems.ts'
import type { Placed, Written } from './native/written.ts'

const NO_RULE = 'there is no rule here, and what is not checked does not pass'

/** Lockstep's own YAML. */
export const native: RuleFormat = {
  name: 'Lockstep',
  // What no other format claims is read as this one, whose errors name the keys that there are.
  recognises: () => true,
  read: readNative,
  kinds: RULE_KEYS.map((kind) => ({ kind, support: 'yes' })),
}

/**
 * Reads expectations in Lockstep's own YAML.
 * @throws UserError that names line and path of everything that is wrong; expectations without a rule are wrong
 */
export function readNative(document: YamlDocument): RuleFile {
  if (document.value === null || document.value === undefined) throw noRule(document)
  const given = checkDocument(document, nativeDocument)
  const columns = new Map(Object.entries(given.columns).map(([name, column]) => [name, notesOf(column)]))
  const [ofData, ofColumns] = [[...dataRules(given), ...labelRules(given)], columnRules(given)]
  const named = [...columns.keys(), ...[...ofData, ...ofColumns].flatMap(({ check }) => columnsOf(check))]
  const placed = [...ofData, ...extraColumns(given, named), ...ofColumns, ...personalRules(given)]
  if (placed.length === 0) throw noRule(document)
  const problems = problemsOf(document, given, placed, columns)
  if (problems.length > 0) throw new UserError(problems)
  const rules = placed.map((item) => ruleOf(document, item))
  return { name: document.name, format: 'Lockstep', tables: [{ rules, columns }], notes: [] }
}

function noRule(document: YamlDocument): UserError {
  return new UserError(NO_RULE, {
    where: document.name,
    fix: 'Write at least one, such as columns: {id: {not-null: true}}.',
  })
}

function notesOf({ type, description, unit, owner, personal }: NativeColumn): ColumnNotes {
  const check = type?.checkOf('')
  return { type: check?.kind === 'type' ? check.type : undefined, description, unit, owner, personal }
}

function dataRules(given: NativeDocument): Placed[] {
  const {
    version: _version,
    columns: _columns,
    label: _label,
    'extra-columns': _extra,
    'personal-data': _personal,
    ...rules
  } = given
  return Object.entries(rules).flatMap(([key, found]) => {
    if (found === undefined) return []
    if (!Array.isArray(found)) return [place(key, [key], found, '', 'fail')]
    return found.flatMap((item, index) =>
      item === undefined ? [] : [place(idOf(key, item, index, found.length), [key, index], item, '', 'fail')],
    )
  })
}

function idOf(key: string, { name }: Written, index: number, count: number): string {
  if (name !== undefined) return `${key}.${name}`
  return count === 1 ? key : `${key}.${index + 1}`
}

function labelRules({ label }: NativeDocument): Placed[] {
  if (label === undefined) return []
  const { column, severity, ...rules } = label
  return Object.entries(rules).flatMap(([key, found]) =>
    found === undefined ? [] : [place(`${column}.${key}`, ['label', key], found, column, severity)],
  )
}

function columnRules({ columns }: NativeDocument): Placed[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    const {
      severity,
      description: _description,
      unit: _unit,
      owner: _owner,
      personal: _personal,
      ...rules
    } = column
    const path = ['columns', name]
    const found = Object.entries(rules).flatMap(([key, written]) =>
      written === undefined ? [] : [place(`${name}.${key}`, [...path, key], written, name, severity)],
    )
    if (found.length > 0) return found
    // A column that is only described must at least be there.
    const present: Written = { checkOf: () => ({ kind: 'present', column: name }) }
    return [place(`${name}.present`, path, present, name, severity)]
  })
}

function extraColumns(given: NativeDocument, named: readonly string[]): Placed[] {
  const { 'extra-columns': severity } = given
  if (severity === 'allow') return []
  const columns = [...new Set(named)]
  const written: Written = { checkOf: () => ({ kind: 'known-columns', columns }) }
  return [place('extra-columns', ['extra-columns'], written, '', severity)]
}

/** Of every column that is named, but those that are known to be personal or say it for themselves. */
function personalRules({ columns, 'personal-data': given }: NativeDocument): Placed[] {
  if (given === undefined) return []
  const { severity = 'fail', of = PERSONAL_KINDS.map((kind) => kind.name), description } = given
  const open = Object.entries(columns).filter(
    ([, column]) => !column.personal && column['personal-data'] === undefined,
  )
  return open.map(([name]) => {
    const written: Written = { description, checkOf: (column) => ({ kind: 'personal-data', column, of }) }
    return place(`${name}.personal-data`, ['personal-data'], written, name, severity)
  })
}

function place(
  id: string,
  path: readonly PropertyKey[],
  written: Written,
  column: string,
  severity: Severity,
): Placed {
  return { id, path, written, check: written.checkOf(column), severity }
}

function ruleOf(document: YamlDocument, { id, path, written, check, severity }: Placed): Rule {
  const { tolerance = 0, where, description } = written
  const allowed: Allowance = tolerance === 0 ? { kind: 'none' } : { kind: 'tolerance', share: tolerance }
  return {
    ...{ id, check, allowed, where, description, semantics: 'strict' },
    severity: written.severity ?? severity,
    source: document.name,
    line: document.lineOf(path),
  }
}
