import { describe, expect, it } from 'vitest'
import { UserError } from '#core'
import { CONTEXT, openWorkplace, outline, places, resultFor, rulesIn } from './check.fixture.ts'
import { checkData, verdictOver } from './check.ts'

const BOTH = ['csv', 'parquet'] as const

/** The same rows as CSV or as Parquet. */
const ROWS = `SELECT * FROM (VALUES
  (1, 'AAA', 1.5::DOUBLE, TIMESTAMP '2026-03-01 08:00:00', true),
  (2, 'BBB', -1.0, TIMESTAMP '2026-03-02 23:59:59', false),
  (2, 'aab', 'nan', TIMESTAMP '2026-03-03 00:00:00', NULL),
  (NULL, NULL, NULL, NULL, NULL),
  (7, 'AAA', 100.0, TIMESTAMP '2026-03-09 12:00:00', true)
) t(id, code, x, "at", ok)`

describe.each(BOTH)('rules over %s', (format) => {
  async function outlineOf(rules: string): Promise<string[]> {
    await using place = await openWorkplace()
    if (format === 'parquet') await place.parquet('d.parquet', ROWS)
    else {
      await place.engine.run(`COPY (${ROWS}) TO '${place.folder}/d.csv' (FORMAT csv, HEADER)`)
    }
    return outline((await place.check(rules, `d.${format}`)).results)
  }

  it('look at the values that are there, except not-null', async () => {
    expect(
      await outlineOf(`columns:
  id: {type: integer, not-null: true, unique: true, range: [1, 2]}
  code: {type: string, in: [AAA, BBB], matches: '^[A-Z]{3}$'}
  ok: {type: boolean, in: [true]}
`),
    ).toEqual([
      format === 'csv' ? 'id.type: holds 0/4' : 'id.type: holds',
      'id.not-null: broken 1/5',
      'id.unique: broken 1/4',
      'id.range: broken 1/4',
      format === 'csv' ? 'code.type: holds 0/4' : 'code.type: holds',
      'code.in: broken 1/4',
      'code.matches: broken 1/4',
      format === 'csv' ? 'ok.type: holds 0/3' : 'ok.type: holds',
      'ok.in: broken 1/3',
    ])
  })

  it('take NaN for no number of a range, and bounds for inclusive', async () => {
    expect(await outlineOf('columns: {x: {type: number, min: -1}, id: {min: 2, max: 7}}')).toEqual([
      format === 'csv' ? 'x.type: holds 0/4' : 'x.type: holds',
      'x.min: broken 1/4',
      'id.min: broken 1/4',
      'id.max: holds 0/4',
    ])
    expect(await outlineOf('columns: {x: {range: [-1, 99.5]}, id: {in: [1, 2]}}')).toEqual([
      'x.range: broken 2/4',
      'id.in: broken 1/4',
    ])
  })

  it('take a day as a bound for all of the day, an instant for itself, in UTC', async () => {
    const counted = async (rule: string) => (await outlineOf(`columns: {at: {${rule}}}`)).at(-1)
    expect(await counted('max: 2026-03-02')).toBe('at.max: broken 2/4')
    expect(await counted(`max: '2026-03-02T23:59:58'`)).toBe('at.max: broken 3/4')
    expect(await counted(`max: '2026-03-03T01:59:59+02:00'`)).toBe('at.max: broken 2/4')
    expect(await counted('type: timestamp, min: 2026-03-02')).toBe('at.min: broken 1/4')
  })

  it('find the newest value', async () => {
    const found = async (rule: string) => (await outlineOf(`freshness: {column: at, ${rule}}`))[0]
    expect(await found('max-age: 1d')).toBe('freshness: holds')
    expect(await found('max-age: 23h')).toBe('freshness: broken')
    expect(await found('max-age: 12h, until: 2026-03-10')).toBe('freshness: holds')
    expect(await found('max-age: 11h, until: 2026-03-10')).toBe('freshness: broken')
  })

  it('tolerate a share of the checked rows', async () => {
    const found = async (tolerance: number) =>
      (await outlineOf(`columns: {code: {in: {values: [AAA, BBB], tolerance: ${tolerance}}}}`))[0]
    expect(await found(0.25)).toBe('code.in: holds 1/4')
    expect(await found(0.249)).toBe('code.in: broken 1/4')
  })
})

describe('checkData', () => {
  it('counts rows, and asks for one where no rule does', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'a\n1\n2\n')
    await place.write('none.csv', 'a\n')
    const outlined = async (rules: string, file: string) => outline((await place.check(rules, file)).results)
    expect(await outlined('rows: {min: 2, max: 2}', 'a.csv')).toEqual(['rows: holds'])
    expect(await outlined('rows: {min: 3}', 'a.csv')).toEqual(['rows: broken'])
    expect(await outlined('rows: {max: 1}', 'a.csv')).toEqual(['rows: broken'])
    expect(await outlined('columns: {a: {unique: true}}', 'none.csv')).toEqual([
      'any-row: broken',
      'a.unique: holds 0/0',
    ])
    expect(await outlined('rows: {min: 0}', 'none.csv')).toEqual(['rows: holds'])
  })

  it('reads a CSV value as its declared type more strictly than the engine casts', async () => {
    await using place = await openWorkplace()
    const cases: [type: string, good: string[], bad: string[]][] = [
      [
        'integer',
        ['5', '-7', '+1', ' 12 ', '007'],
        ['1.5', '1.0', '1e3', '0x10', '1_0', 'x', '9'.repeat(20)],
      ],
      ['number', ['1', '-1.5', '.5', '1e-3', 'nan', 'inf'], ['1_0', '1.2.3', '1,5', '12mi']],
      ['boolean', ['true', 'FALSE', 't', '0'], ['maybe', '2']],
      ['date', ['2026-02-28'], ['2026-02-29', '2026-2-1', '28.02.2026', 'infinity', '2026-02-28 10:00:00']],
      [
        'timestamp',
        ['2026-02-28 10:00:00', '2026-02-28T10:00:00.5Z', '2026-02-28', '2026-02-28 10:00:00+02:00'],
        ['2026-02-28 25:00:00', 'epoch', '10:00', '2026-13-01 00:00:00'],
      ],
      ['time', ['10:00:00'], ['25:00:00']],
      ['uuid', ['550e8400-e29b-41d4-a716-446655440000'], ['550e8400']],
      ['string', ['x', '1'], []],
    ]
    for (const [type, good, bad] of cases) {
      const lines = [...good, ...bad].map((value) => `"${value}",1`)
      await place.write('t.csv', `v,k\n${lines.join('\n')}\n`)
      const { results } = await place.check(`columns: {v: {type: ${type}}}`, 't.csv')
      const result = resultFor(results, 'v.type')
      expect(outline([result]), type).toEqual([
        `v.type: ${bad.length > 0 ? 'broken' : 'holds'} ${bad.length}/${lines.length}`,
      ])
      const expected = bad.map((value, index) => `t.csv:${good.length + index + 2} ${value}`)
      expect(places(result), type).toEqual(expected)
    }
  })

  it('checks every other value of a row that has a bad one, and tells of each value once', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'n,s\n418mi,\n3,x\n')
    const rules = 'columns: {n: {type: integer, min: 5, unique: true}, s: {not-null: true}}'
    const { results, rejectedRows } = await place.check(rules, 'a.csv')
    expect(outline(results)).toEqual([
      'n.type: broken 1/2',
      'n.unique: holds 0/1',
      'n.min: broken 1/1',
      's.not-null: broken 1/2',
    ])
    expect(rejectedRows).toBe(0)
  })

  it('counts a value that cannot be compared as one that breaks the rule', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'n,t\n1,2026-01-01\nten,soon\n')
    const rules = 'freshness: {column: t, max-age: 90d}\ncolumns: {n: {min: 0}, t: {min: 2025-01-01}}'
    const { results } = await place.check(rules, 'a.csv')
    expect(outline(results)).toEqual(['freshness: broken 1/2', 'n.min: broken 1/2', 't.min: broken 1/2'])
    expect(results.map(places)).toEqual([['a.csv:3 soon'], ['a.csv:3 ten'], ['a.csv:3 soon']])
  })

  it('survives days that no instant can hold', async () => {
    await using place = await openWorkplace()
    await place.parquet('a.parquet', `SELECT DATE '5877642-06-24' AS d UNION ALL SELECT DATE '2026-03-09'`)
    const rules = 'freshness: {column: d, max-age: 2d}\ncolumns: {d: {min: 2000-01-01}}'
    expect(outline((await place.check(rules, 'a.parquet')).results)).toEqual([
      'freshness: broken 1/2',
      'd.min: broken 1/2',
    ])
  })

  it('keeps the digits of codes and of large integers', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'zip,id\n01234,9007199254740993\n1234,9007199254740992\n')
    const { results } = await place.check(
      `columns: {zip: {unique: true, matches: '^0'}, id: {type: integer, unique: true}}`,
      'a.csv',
    )
    expect(outline(results)).toEqual([
      'zip.unique: holds 0/2',
      'zip.matches: broken 1/2',
      'id.type: holds 0/2',
      'id.unique: holds 0/2',
    ])
  })

  it('gives severity its verdict, and fails whatever could not be checked', async () => {
    await using place = await openWorkplace()
    await place.parquet('a.parquet', `SELECT 'x' AS s, 1 AS n`)
    const verdictOf = async (rules: string) => {
      const { results } = await place.check(rules, 'a.parquet')
      return [verdictOver(results), ...results.map(({ id, status, why }) => `${id} ${status}: ${why}`)]
    }
    expect((await verdictOf('columns: {n: {min: 2, severity: warn}}'))[0]).toBe('warn')
    expect((await verdictOf('columns: {n: {min: 2, severity: info}}'))[0]).toBe('pass')
    expect(await verdictOf('columns: {s: {min: 2, severity: info}}')).toEqual([
      'fail',
      's.min unsupported: cannot be run: it compares numbers, but the column holds VARCHAR',
    ])
    expect(await verdictOf('columns: {n: {type: string, severity: warn}}')).toEqual([
      'warn',
      'n.type broken: INTEGER in a.parquet',
    ])
    expect(await verdictOf('columns: {N: {min: 0, unique: true, severity: info}}')).toEqual([
      'fail',
      'N.present broken: there is no such column; there is n',
      'N.unique not-run: not checked: there is no such column',
      'N.min not-run: not checked: there is no such column',
    ])
  })

  it('names the files that lack a column, and the columns that nobody named', async () => {
    await using place = await openWorkplace()
    await place.write('1.csv', 'a,b\n1,2\n')
    await place.write('2.csv', 'a,c\n1,2\n')
    const { results } = await place.check('columns: {a: , b: {min: 0}}\nextra-columns: warn', '*.csv')
    expect(results.map(({ id, verdict, why }) => `${id} ${verdict}: ${why}`)).toEqual([
      'b.present fail: there is no such column in 2.csv',
      'extra-columns warn: not named: c',
      'a.present pass: it is there',
      'b.min pass: no row breaks it',
    ])
  })

  it('takes CSV and Parquet together as one set of rows', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'id,at\n1,2026-03-01 10:00:00\n2,2026-03-01 11:00:00\n')
    await place.parquet('b.parquet', `SELECT 2 AS id, TIMESTAMP '2026-03-05 10:00:00' AS "at"`)
    const [csv, parquet] = [await place.dataset('a.csv'), await place.dataset('b.parquet')]
    const merged = { ...csv, files: [...csv.files, ...parquet.files] }
    const rules = `rows: {min: 3, max: 3}
freshness: {column: at, max-age: 6d}
columns: {id: {type: integer, unique: true}, at: {type: timestamp}}`
    const { results } = await checkData(place.engine, merged, rulesIn(rules), CONTEXT)
    expect(outline(results)).toEqual([
      'rows: holds',
      'freshness: holds',
      'id.type: holds 0/3',
      'id.unique: broken 1/3',
      'at.type: holds 0/3',
    ])
    expect(places(resultFor(results, 'id.unique'))).toEqual(['b.parquet:#1 2'])
    expect(resultFor(results, 'id.unique').examples[0]?.note).toBe('first at a.csv:3')
  })

  it('refuses a pattern that the engine does not take, with its line', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'a\n1\n')
    const rules = `columns:\n  a: {matches: '(?=x)'}\n  b: {matches: '['}\n`
    const refused = await place.check(rules, 'a.csv').catch((error: unknown) => error)
    if (!(refused instanceof UserError)) throw refused
    expect(refused.message.split('\n')).toEqual([
      expect.stringMatching(/^rules\.yml:2: a\.matches: the pattern cannot be used: .*\(\?=.* RE2/),
      expect.stringMatching(/^rules\.yml:3: b\.matches: the pattern cannot be used: missing \]/),
    ])
  })
})
