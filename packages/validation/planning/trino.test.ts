import { TrinoSQL } from 'dt-sql-parser'
import { describe, expect, it } from 'vitest'
import type { Profile } from '#data'
import type { Check } from '../check-kinds.ts'
import type { Rule } from '../rule.ts'
import { duckdb } from './duckdb.ts'
import { fuse } from './fuse.ts'
import type { Cells } from './need.ts'
import { type Progress, planRule } from './plan.ts'
import { openTable, type Table } from './table.ts'
import { trino } from './trino.ts'

const COLUMNS = [
  { name: 'id', type: 'BIGINT' },
  { name: 'a "b"', type: 'DOUBLE' },
  { name: 'name', type: 'VARCHAR' },
  { name: 'day', type: 'DATE' },
  { name: 'at', type: 'TIMESTAMP(3)' },
  { name: 'ok', type: 'BOOLEAN' },
].map((column) => ({ ...column, isText: false, storedIn: [] }))

/** A lake's table, and one whose columns are all text. */
const TABLES: Record<string, () => Table> = {
  typed: () => openTable({ dialect: trino, from: 'hive.lake."orders"', columns: COLUMNS }, new Map()),
  text: () =>
    openTable(
      {
        dialect: trino,
        from: 'hive.lake."orders"',
        columns: COLUMNS.map((column) => ({ ...column, type: 'VARCHAR', isText: true })),
      },
      new Map(),
    ),
}

const text = { dialect: 're2', how: 'full' } as const
const CHECKS: readonly Check[] = [
  { kind: 'not-null', column: 'id' },
  { kind: 'null', column: 'id' },
  { kind: 'type', column: 'name', type: 'timestamp' },
  { kind: 'range', column: 'a "b"', bounds: { min: -1.5, max: 1e300, exclusiveMax: true } },
  { kind: 'range', column: 'day', bounds: { min: '2026-01-01', max: '2026-01-02T03:04:05Z' } },
  { kind: 'set', column: 'name', values: ["it's", 'b'], negated: true },
  { kind: 'set', column: 'id', values: [1, 2.5] },
  { kind: 'set', column: 'ok', values: [true] },
  { kind: 'set', column: 'name', values: ['a'], counts: 'values', nulls: 'keep' },
  {
    kind: 'valid',
    column: 'name',
    missing: ['-'],
    checks: [
      { kind: 'set', column: 'name', values: ['a'] },
      { kind: 'length', column: 'name', bounds: { max: 5 } },
    ],
  },
  { kind: 'reference', columns: ['id', 'name'], to: ['id', 'a "b"'], nulls: 'skip-any' },
  { kind: 'pattern', column: 'name', patterns: ["^'[a-z]+$", 'x'], match: 'all', ...text },
  { kind: 'pattern', column: 'name', patterns: ['a_%'], dialect: 'like', how: 'full' },
  { kind: 'length', column: 'name', bounds: { min: 1, max: 5 }, nulls: 'break' },
  { kind: 'multiple-of', column: 'a "b"', factor: 0.1 },
  { kind: 'outliers', column: 'a "b"', method: 'zscore', factor: 3 },
  { kind: 'compare', column: 'id', operator: '!=', other: 'a "b"', ignore: 'all' },
  { kind: 'tuple-set', columns: ['id', 'name'], tuples: [[1, null]], ignore: 'never' },
  { kind: 'row-sum', columns: ['id', 'a "b"'], total: 3, ignore: 'any', nulls: 'zero' },
  { kind: 'values-differ', columns: ['id', 'name', 'day'], ignore: 'all' },
  { kind: 'expression', sql: '"id" > 3' },
  { kind: 'unique', columns: ['id'], copies: 'every', nulls: 'skip-any' },
  { kind: 'unique', columns: ['id', 'name'], copies: 'groups', nulls: 'equal' },
  { kind: 'columns', columns: ['id'], as: 'subset' },
  { kind: 'row-count', bounds: { min: 1 } },
  { kind: 'measure', column: 'a "b"', measure: 'mean', bounds: { min: 0 } },
  { kind: 'measure', column: 'a "b"', measure: 'stdev', bounds: { min: 0 } },
  { kind: 'measure', column: 'day', measure: 'max', bounds: { min: '2026-01-01' } },
  { kind: 'measure', column: 'name', measure: 'distinct-share', bounds: { min: 0.5 } },
  { kind: 'measure', column: 'name', measure: 'present-share', bounds: { min: 0.5 } },
  { kind: 'measure', column: 'name', measure: 'max-length', bounds: { max: 5 } },
  { kind: 'quantiles', column: 'a "b"', quantiles: [{ p: 0.5, bounds: { min: 1 } }], method: 'nearest' },
  { kind: 'freshness', column: 'at', maxAge: 1000 },
  { kind: 'distinct-set', column: 'name', values: ['a'], relation: 'equals' },
  { kind: 'most-common', column: 'name', values: ['a'], ties: false },
  { kind: 'unique', except: ['at'], copies: 'later', nulls: 'equal' },
  { kind: 'overlap', table: 'other' },
  { kind: 'time-overlap', table: 'other', column: 'at' },
  { kind: 'conflicting-labels', label: 'ok', except: ['id'] },
  { kind: 'groups', by: ['name'], share: { min: 0.1 }, rows: { min: 5 }, required: [['a']] },
  { kind: 'groups', by: ['name', 'ok'], label: { column: 'id', share: { min: 0.1 } } },
  { kind: 'groups', by: [], label: { column: 'id', value: 1, share: { min: 0.1 } } },
  { kind: 'same-row-count', table: 'other' },
  { kind: 'volume', ratio: { min: 0.5 } },
]

function ruleOf(check: Check): Rule {
  const where = {
    condition: {
      kind: 'and',
      conditions: [
        { kind: 'compare', left: { column: 'id' }, operator: '>=', right: { value: 3 } },
        { kind: 'in', column: 'name', values: ['a', 'b'], negated: true },
        { kind: 'null', column: 'day', negated: true },
      ],
    },
    nulls: 'decided',
  } as const
  const place = { source: 'rules.yml', line: 1 }
  return { id: 'r', check, severity: 'fail', allowed: { kind: 'none' }, semantics: 'strict', where, ...place }
}

const EARLIER: Profile = {
  ...{ kind: 'lockstep-profile', version: 1, rows: 6, rejectedRows: 0, unreadableFiles: 0, columns: [] },
}

/** A row in which every aggregate is 3: enough for any plan to go on. */
const answer = (names: readonly string[]): Cells => Object.fromEntries(names.map((name) => [name, 3]))

/** As if many conditions looked at each. */
const NAMES = Array.from({ length: 9 }, (_, index) => `e${index}`)

/** What queries of their own give. */
const QUERIED = 'r v groups rows modes within broken sets n total odd low high time'.split(' ')

/** Every statement that a plan asks for, to its end. */
function statementsOf(check: Check, table: Table): string[] {
  const statements: string[] = []
  const others = new Map([['other', table]])
  const context = { now: 0, others, reference: EARLIER }
  let progress: Progress = planRule(ruleOf(check), table, context)
  while (progress.kind === 'needs') {
    const { need } = progress
    statements.push(...(need.kind === 'scan' ? fuse(table, [need.aggregates], NAMES).queries : [need.sql]))
    const names = need.kind === 'scan' ? Object.keys(need.aggregates) : QUERIED
    progress = progress.resume([{ ...answer(names), unreadable: 0 }])
  }
  expect(progress).toMatchObject({ kind: 'found' })
  return statements
}

describe('plans in the words of Trino', () => {
  const parser = new TrinoSQL()

  it.each(CHECKS.flatMap((check) => Object.keys(TABLES).map((kind) => [check.kind, kind, check] as const)))(
    '%s over %s columns is valid SQL',
    (_kind, kind, check) => {
      const table = TABLES[kind]?.()
      if (table === undefined) throw new Error(kind)
      for (const sql of statementsOf(check, table)) {
        expect(parser.validate(sql), sql).toEqual([])
        expect(sql).not.toMatch(/::|IS NOT TRUE|TRY_CAST\(.* AS VARCHAR\)|quantile_|isnan\(|isfinite\(/)
      }
    },
  )

  it('say that exact quantiles and the order of rows are not to be had', () => {
    const table = openTable({ dialect: trino, from: 't', columns: COLUMNS }, new Map())
    const context = { now: 0, others: new Map(), reference: undefined }
    const checks: Check[] = [
      { kind: 'measure', column: 'id', measure: 'median', bounds: { min: 1 } },
      { kind: 'order', column: 'id', direction: 'increasing', strictly: true },
    ]
    expect(checks.map((check) => planRule(ruleOf(check), table, context).kind)).toEqual([
      'unsupported',
      'unsupported',
    ])
  })

  it('write values as what they are, whatever they hold', () => {
    for (const dialect of [trino, duckdb]) {
      expect(dialect.literal("it's")).toBe("'it''s'")
      expect(dialect.identifier('a "b"')).toBe('"a ""b"""')
    }
    expect([1.5, -2, Number.NaN, Number.NEGATIVE_INFINITY].map(trino.literal)).toEqual([
      '1.5E+0',
      '(-2)',
      'nan()',
      '(-infinity())',
    ])
  })
})
