import { describe, expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import { readNative } from './native.ts'

const read = (text: string) => {
  const [table] = readNative(parseYaml(text, 'rules.yml')).tables
  if (table === undefined) throw new Error('no table')
  return table
}

function problemsOf(text: string): string[] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n')
    throw error
  }
  return []
}

describe('readNative', () => {
  it('reads every rule with its line, severity and tolerance', () => {
    const { rules, columns } = read(`rows: {min: 10, max: 20, severity: warn}
freshness: {column: day, max-age: 2d, until: 2026-01-31}
columns:
  delay: {type: integer, not-null: true, range: [-120, 2000], description: late, unit: min, owner: ops}
  code:
    severity: warn
    matches: {pattern: '^[A-Z]+$', tolerance: 0.01, severity: info}
    in: [A, B]
    unique: true
  id: {unique: {tolerance: 0.5}, personal: true, min: 1.5}
  day: {type: {is: date, severity: info}, max: 2026-12-31}
extra-columns: fail
`)
    const judged = { severity: 'fail', allowed: { kind: 'none' }, semantics: 'strict', source: 'rules.yml' }
    expect(rules).toMatchObject([
      {
        id: 'rows',
        check: { kind: 'row-count', bounds: { min: 10, max: 20 } },
        severity: 'warn',
        allowed: { kind: 'none' },
        line: 1,
      },
      {
        id: 'freshness',
        check: { kind: 'freshness', column: 'day', maxAge: 172_800_000, until: '2026-01-31' },
        ...judged,
        line: 2,
      },
      {
        id: 'extra-columns',
        check: { kind: 'known-columns', columns: ['delay', 'code', 'id', 'day'] },
        ...judged,
        line: 12,
      },
      { id: 'delay.type', check: { kind: 'type', column: 'delay', type: 'integer' }, ...judged, line: 4 },
      { id: 'delay.not-null', check: { kind: 'not-null', column: 'delay' }, ...judged, line: 4 },
      {
        id: 'delay.range',
        check: { kind: 'range', column: 'delay', bounds: { min: -120, max: 2000 } },
        ...judged,
        line: 4,
      },
      {
        id: 'code.unique',
        check: { kind: 'unique', columns: ['code'], copies: 'later', nulls: 'skip-any' },
        severity: 'warn',
        allowed: { kind: 'none' },
        line: 9,
      },
      {
        id: 'code.in',
        check: { kind: 'set', column: 'code', values: ['A', 'B'] },
        severity: 'warn',
        allowed: { kind: 'none' },
        line: 8,
      },
      {
        id: 'code.matches',
        check: { kind: 'pattern', column: 'code', patterns: ['^[A-Z]+$'], dialect: 're2', how: 'search' },
        severity: 'info',
        allowed: { kind: 'tolerance', share: 0.01 },
        line: 7,
      },
      {
        id: 'id.unique',
        check: { kind: 'unique', columns: ['id'], copies: 'later', nulls: 'skip-any' },
        severity: 'fail',
        allowed: { kind: 'tolerance', share: 0.5 },
        line: 10,
      },
      { id: 'id.min', check: { kind: 'range', column: 'id', bounds: { min: 1.5 } }, ...judged, line: 10 },
      {
        id: 'day.type',
        check: { kind: 'type', column: 'day', type: 'date' },
        severity: 'info',
        allowed: { kind: 'none' },
        line: 11,
      },
      {
        id: 'day.max',
        check: { kind: 'range', column: 'day', bounds: { max: '2026-12-31' } },
        ...judged,
        line: 11,
      },
    ])
    expect(columns.get('delay')).toEqual({
      type: 'integer',
      description: 'late',
      unit: 'min',
      owner: 'ops',
      personal: false,
    })
    expect(columns.get('id')?.personal).toBe(true)
  })

  it('asks of a column that is only described that it is there', () => {
    expect(read('columns: {note: {description: free text}, bare: }').rules).toMatchObject([
      { id: 'note.present', check: { kind: 'present', column: 'note' } },
      { id: 'bare.present' },
    ])
  })

  it('knows columns with the names of built-in properties, and says which it cannot know', () => {
    const { rules, columns } = read('columns: {constructor: {not-null: true}, toString: {unique: true}}')
    expect(rules.map(({ id }) => id)).toEqual(['constructor.not-null', 'toString.unique'])
    expect([...columns.keys()]).toEqual(['constructor', 'toString'])
    expect(problemsOf('columns:\n  a: {unique: true}\n  __proto__: {unique: true}')).toEqual([
      'rules.yml:3: columns.__proto__: a column of this name cannot have rules',
    ])
  })

  it.each(['', '{}', 'version: 1', 'columns: {}', 'extra-columns: allow', '# only a remark'])(
    'refuses expectations without a rule: %s',
    (text) => {
      expect(problemsOf(text)).toEqual([
        'rules.yml: there is no rule here, and what is not checked does not pass. Write at least one, such as columns: {id: {not-null: true}}.',
      ])
    },
  )

  it('names line and path of everything that is wrong, at once', () => {
    expect(
      problemsOf(`rows: {min: -1}
colums: {}
columns:
  a: {type: int}
  b: {notnull: true}
  c: {in: [1, x]}
  d: {matches: 5}
  e: {range: [1]}
  f: {not-null: {tolerance: 1}}
  g: {in: []}
  h: {min: yesterday}
  i: {not-null: yes}
freshness: {column: a, max-age: 2 weeks}
extra-columns: no
`),
    ).toEqual([
      'rules.yml:1: rows.min: must not be negative',
      expect.stringMatching(/^rules\.yml:13: freshness\.max-age: "2 weeks" is not a duration/),
      'rules.yml:4: columns.a.type.is: "int" is not one of integer, number, string, boolean, date, timestamp, time, uuid',
      expect.stringMatching(
        /^rules\.yml:5: columns\.b\.notnull: unknown key "notnull"; known are type, not-null, .*, personal$/,
      ),
      'rules.yml:6: columns.c.in.values: the values must be all text, all numbers or all booleans; quote those that are text',
      'rules.yml:7: columns.d.matches: expected a mapping, found a number',
      'rules.yml:8: columns.e.range: expected [min, max] or {min, max, above, below, severity, description, where, tolerance}',
      expect.stringMatching(/^rules\.yml:9: columns\.f\.not-null/),
      'rules.yml:10: columns.g.in.values: the list is empty, so nothing can pass',
      'rules.yml:11: columns.h.min: expected a number, a day or an instant',
      'rules.yml:12: columns.i.not-null: expected true, false, or {severity, tolerance}',
      'rules.yml:14: extra-columns: "no" is not one of allow, warn, fail',
      expect.stringMatching(
        /^rules\.yml:2: colums: unknown key "colums"; known are version, rows, .*, columns, .*, extra-columns$/,
      ),
    ])
  })

  it('refuses rules that nothing can pass, or that contradict the type of their column', () => {
    expect(
      problemsOf(`columns:
  a: {range: [5, 1]}
  b: {min: 2026-02-01, max: 2026-01-31}
  c: {range: [1, 2026-01-01]}
  d: {range: [1, 2], max: 3}
  e: {range: {}}
  f: {type: integer, matches: '^1'}
  g: {type: string, min: 1}
  h: {type: date, range: [1, 2]}
  i: {type: timestamp, in: ['2026-01-01']}
  j: {min: '2026-01-01T12:00:00+02:00', max: '2026-01-01T11:00:00'}
`),
    ).toEqual([
      'rules.yml:2: columns.a.range: min lies above max, so nothing can pass',
      'rules.yml:3: columns.b.min: min lies above max, so nothing can pass',
      'rules.yml:4: columns.c.range: one bound is a number, the other a time',
      'rules.yml:5: columns.d: both range and min or max. Keep one of the two.',
      'rules.yml:6: columns.e.range: give min, max or both',
      'rules.yml:7: f.matches: it compares text, but the column is declared to be of type integer',
      'rules.yml:8: g.min: it compares numbers, but the column is declared to be of type string',
      'rules.yml:9: h.range: it compares numbers, but the column is declared to be of type date',
      'rules.yml:10: i.in: it compares text, but the column is declared to be of type timestamp',
    ])
  })

  it('refuses text that the engine could not be asked about', () => {
    expect(problemsOf('columns: {a: {in: ["x\\0y"]}}')).toHaveLength(1)
    expect(problemsOf('columns: {a: {matches: "\\ud800"}}')).toHaveLength(1)
    expect(problemsOf('columns: {"a\\0": {unique: true}}')).toHaveLength(1)
    expect(problemsOf(`columns: {a: {matches: '${'x'.repeat(1001)}'}}`)).toHaveLength(1)
  })
})
