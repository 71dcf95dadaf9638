import { type Problem, UserError, type YamlDocument } from '#core'
import type { Check } from '../check-kinds.ts'
import type { FormatOptions, RuleFormat } from '../format.ts'
import { type Allowance, columnsOf, isRowCheck, type Rule, type RuleFile } from '../rule.ts'
import type { ExpectationKind } from './great-expectations/kind.ts'
import { ROW_KINDS } from './great-expectations/kinds-of-rows.ts'
import { TABLE_KINDS } from './great-expectations/kinds-of-tables.ts'
import { VALUE_KINDS } from './great-expectations/kinds-of-values.ts'
import { UnsupportedCondition } from './great-expectations/pandas-query.ts'
import { substituteParameters } from './great-expectations/parameters.ts'
import { type Backend, readRowCondition } from './great-expectations/row-condition.ts'
import { type Expectation, generationOf, readSuite } from './great-expectations/suite.ts'

const KINDS: Readonly<Record<string, ExpectationKind>> = { ...VALUE_KINDS, ...ROW_KINDS, ...TABLE_KINDS }

/** Arguments that change no verdict. */
const WITHOUT_EFFECT = [
  'batch_id',
  'result_format',
  'include_config',
  'catch_exceptions',
  'meta',
  'auto',
  'profiler_config',
]
/** Arguments that only 0.x has. */
const LEGACY = ['parse_strings_as_datetimes', 'allow_cross_type_comparisons', 'auto', 'profiler_config']

/** Suites of Great Expectations 0.x and 1.x. */
export const greatExpectations: RuleFormat = {
  name: 'Great Expectations',
  recognises: (value) => generationOf(value) !== undefined,
  read: readGreatExpectations,
  kinds: Object.entries(KINDS).map(([kind, { support }]) => ({ kind, support })),
}

function readGreatExpectations(document: YamlDocument, options: FormatOptions): RuleFile {
  const { generation, expectations, parameters } = readSuite(document)
  const backend: Backend = { compat: options.compat ?? 'pandas', generation }
  const values = { ...parameters, ...options.parameters }
  const reading: Reading = {
    document,
    backend,
    source: { values, now: options.now },
    problems: [],
    notes: new Set(),
  }
  const rules = expectations.map((expectation) => readExpectation(expectation, reading))
  if (rules.length === 0)
    reading.problems.push({ what: 'the suite has no expectations', where: document.name })
  if (reading.problems.length > 0) throw new UserError(reading.problems)
  return {
    name: document.name,
    format: `Great Expectations ${generation}.x suite, as on ${backend.compat}`,
    tables: [{ rules, columns: new Map() }],
    notes: [...reading.notes],
  }
}

interface Reading {
  readonly document: YamlDocument
  readonly backend: Backend
  readonly source: Parameters<typeof substituteParameters>[1]
  readonly problems: Problem[]
  readonly notes: Set<string>
}

function readExpectation(expectation: Expectation, reading: Reading): Rule {
  const { type, severity, description, path } = expectation
  const { document, backend, source, notes } = reading
  const given = substituteParameters(expectation.kwargs, source)
  for (const { key, what } of given.problems) report(reading, [...path, 'kwargs', key], what)
  const { row_condition, condition_parser, mostly, ...rest } = given.kwargs
  if (expectation.hasWindows) notes.add('windows are known to GX Cloud only: they are passed over')
  const kwargs = withoutEffect(rest, backend, notes)
  const share = readMostly(mostly, reading, path)
  const { check, where } = rowsAndCheck(
    type,
    kwargs,
    { row_condition, condition_parser },
    reading,
    path,
    given.problems.length > 0,
  )
  if (mostly !== undefined && mostly !== null && check.kind !== 'unsupported' && !isRowCheck(check))
    notes.add(`mostly means nothing to ${type}: it is passed over`)
  const [column] = columnsOf(check)
  const short = type.replace(/^expect_(column_)?/, '')
  return {
    id: column === undefined ? short : `${column}.${short}`,
    title: type,
    description,
    check,
    where,
    severity,
    allowed:
      share === undefined || share === 1 ? { kind: 'none' } : ({ kind: 'mostly', share } satisfies Allowance),
    semantics: backend.compat === 'pandas' ? 'pandas' : 'strict',
    source: document.name,
    line: document.lineOf(path),
  }
}

function report({ document, problems }: Reading, path: readonly PropertyKey[], what: string): void {
  problems.push({
    what: `${path.map(String).join('.')}: ${what}`,
    where: `${document.name}:${document.lineOf(path)}`,
  })
}

function withoutEffect(
  kwargs: Readonly<Record<string, unknown>>,
  { generation }: Backend,
  notes: Set<string>,
) {
  const left = Object.entries(kwargs).filter(([key, value]) => {
    if (value === null && LEGACY.includes(key)) return false
    if (LEGACY.includes(key)) notes.add(`${key} is known to 0.x only`)
    return !WITHOUT_EFFECT.includes(key)
  })
  return Object.fromEntries(generation === 0 ? left.filter(([, value]) => value !== undefined) : left)
}

function readMostly(mostly: unknown, reading: Reading, path: readonly PropertyKey[]): number | undefined {
  if (mostly === undefined || mostly === null) return undefined
  if (typeof mostly === 'number' && mostly >= 0 && mostly <= 1) return mostly
  report(reading, [...path, 'kwargs', 'mostly'], 'must be a share from 0 to 1')
  return undefined
}

function rowsAndCheck(
  type: string,
  kwargs: Readonly<Record<string, unknown>>,
  rows: { readonly row_condition?: unknown; readonly condition_parser?: unknown },
  reading: Reading,
  path: readonly PropertyKey[],
  isSpoiled: boolean,
): { readonly check: Check; readonly where?: Rule['where'] } {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  if (kind === undefined)
    return { check: { kind: 'unsupported', why: `Great Expectations has no "${type}" that is known here` } }
  const read = isSpoiled ? { problems: [] } : kind.read(kwargs, reading.backend)
  if ('problems' in read) {
    for (const problem of read.problems) report(reading, [...path, 'kwargs', ...problem.path], problem.what)
    return { check: { kind: 'unsupported', why: 'its arguments are wrong' } }
  }
  try {
    const where = readRowCondition(rows.row_condition, rows.condition_parser, reading.backend)
    return where === undefined ? read : { ...read, where }
  } catch (error) {
    if (error instanceof UnsupportedCondition) return { check: { kind: 'unsupported', why: error.message } }
    throw error
  }
}
