import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '#report'
import { openWorkplace } from '../check.fixture.ts'
import { profileData } from '../profile-data.ts'
import { type Comparison, comparisonJson, presentComparison } from './present-shift.ts'
import { type DataShift, shiftsBetween } from './shifts.ts'

/** How a table of a query differs from that of another. */
async function shiftOf(
  before: string,
  after: string,
  options: { against?: boolean; personal?: string } = {},
) {
  await using place = await openWorkplace()
  await place.parquet('before.parquet', before)
  await place.parquet('after.parquet', after)
  const notes = new Map(options.personal === undefined ? [] : [[options.personal, { personal: true }]])
  const older = await profileData(place.engine, await place.dataset('before.parquet'), notes, undefined)
  const reference = options.against === true ? older.profile : undefined
  const newer = await profileData(place.engine, await place.dataset('after.parquet'), notes, reference)
  return shiftsBetween(older.profile, newer.profile)
}

/** `column measure: before -> after` of what is seen first. */
function notable({ measures }: DataShift): string[] {
  return measures
    .filter((item) => item.notable)
    .map(({ column, measure, before, after }) => `${column} ${measure}: ${before} -> ${after}`)
}

const comparison = (shift: DataShift, changes: Partial<Comparison> = {}): Comparison => ({
  kind: 'change',
  name: 'main at 1234567',
  shift,
  notes: [],
  ...changes,
})

describe('how data differs from data before it', () => {
  it('finds nothing in the same data', async () => {
    const query = `SELECT i AS x, 'v' || i % 3 AS c, i % 2 = 0 AS b, DATE '2020-01-01' + i::INT AS d FROM range(1000) r(i)`
    expect(await shiftOf(query, query)).toEqual({
      rows: { before: 1000, after: 1000 },
      schema: [],
      measures: [],
    })
  })

  it('names columns that are new, gone or of another type', async () => {
    const { schema } = await shiftOf(`SELECT 1 AS a, 2 AS b, 3 AS c`, `SELECT 1 AS a, 'x' AS b, 4 AS d`)
    expect(schema).toEqual([
      { column: 'd', before: undefined, after: 'INTEGER' },
      { column: 'c', before: 'INTEGER', after: undefined },
      { column: 'b', before: 'INTEGER', after: 'VARCHAR' },
    ])
  })

  it('sees nulls where there were none, a moved mean, and a value beyond the range', async () => {
    const rows = (x: string) => `SELECT ${x} AS x FROM range(1000) r(i)`
    const nulls = await shiftOf(rows('i::DOUBLE'), rows('CASE WHEN i <> 500 THEN i END::DOUBLE'))
    expect(notable(nulls)).toEqual(['x nulls: 0 -> 0.001'])
    const moved = await shiftOf(rows('i'), rows('i + 50'))
    expect(notable(moved)).toEqual([
      'x mean: 499.5 -> 549.5',
      'x quantile 0.05: 49 -> 99',
      'x quantile 0.25: 249 -> 299',
      'x quantile 0.5: 499 -> 549',
      'x quantile 0.75: 749 -> 799',
      'x quantile 0.95: 949 -> 999',
    ])
    expect(notable(await shiftOf(rows('i'), rows('i + 20')))).toEqual([])
    const spike = await shiftOf(rows('i'), rows('CASE WHEN i = 7 THEN 9999 ELSE i END'))
    expect(notable(spike)).toEqual(['x greatest: 999 -> 9999'])
  })

  it('sees a value that is new or gone, and one whose share moved by five points', async () => {
    const rows = (c: string) => `SELECT ${c} AS c FROM range(1000) r(i)`
    const found = await shiftOf(
      rows(`CASE WHEN i < 500 THEN 'AA' WHEN i < 999 THEN 'UA' ELSE 'XX' END`),
      rows(`CASE WHEN i < 560 THEN 'AA' WHEN i < 999 THEN 'UA' ELSE 'YY' END`),
    )
    expect(notable(found)).toEqual([
      'c share of AA: 0.5 -> 0.56',
      'c share of UA: 0.499 -> 0.439',
      'c share of XX: 0.001 -> 0',
      'c share of YY: 0 -> 0.001',
    ])
  })

  it('compares counts in the same bins where the reference gave them', async () => {
    const rows = (x: string) => `SELECT ${x} AS x FROM range(1000) r(i)`
    const found = await shiftOf(rows('i'), rows('CASE WHEN i < 100 THEN 950 ELSE i END'), { against: true })
    expect(notable(found)).toEqual(['x mean: 499.5 -> 589.55', 'x share up to 99: 0.1 -> 0'])
  })

  it('keeps values of personal columns out', async () => {
    const rows = (c: string) => `SELECT ${c} AS mail, i AS x FROM range(100) r(i)`
    const found = await shiftOf(rows(`'ada@example.org'`), rows(`'eve@example.org'`), { personal: 'mail' })
    expect(JSON.stringify(found)).not.toContain('@')
  })

  it('says nothing of values where there are no rows', async () => {
    const { rows, measures } = await shiftOf('SELECT 1 AS x WHERE false', 'SELECT 1 AS x')
    expect({ rows, measures }).toEqual({ rows: { before: 0, after: 1 }, measures: [] })
  })
})

describe('the table of what a change does', () => {
  it('shows what is notable first, folds the rest, and defuses hostile text', async () => {
    const rows = (c: string) => `SELECT ${c} AS "<b>|@ada", i AS x FROM range(1000) r(i)`
    const shift = await shiftOf(rows(`'a'`), `${rows(`'<img src=x>'`)} UNION ALL SELECT 'a', 3`)
    const diff = { added: 1, removed: 2, changed: 3, key: ['<b>|@ada'] }
    const markdown = renderMarkdown(presentComparison(comparison(shift, { rows: diff })))
    expect(markdown).toContain('### What this change does to the data')
    expect(markdown).toContain('1,000 rows before, 1,001 rows now')
    expect(markdown).toContain('1 row added, 2 removed, 3 changed')
    expect(markdown).toContain('| Column | What | Base | Now |')
    expect(markdown).toContain('| 100 % | < 0.1 % |'.replace('< 0.1 %', '0.0999 %'))
    expect(markdown).toMatch(/<summary>\d+ smaller differences?<\/summary>/)
    expect(markdown).not.toMatch(/<b>|<img|[^\\]@ada/)
  })

  it('says so where nothing differs', () => {
    const shift = { rows: { before: 1, after: 1 }, schema: [], measures: [] }
    const diff = { added: 0, removed: 0, changed: 0, key: [] }
    const markdown = renderMarkdown(presentComparison(comparison(shift, { rows: diff })))
    expect(markdown).toContain('No column differs noticeably.')
    expect(markdown).toContain('a row that was edited is one of each: there is no key')
    expect(comparisonJson(comparison(shift, { commit: 'c', sha256: 'd', rows: diff }))).toEqual({
      name: 'main at 1234567',
      commit: 'c',
      'dataset-digest': 'sha256:d',
      rows: { before: 1, after: 1, added: 0, removed: 0, changed: null, key: [] },
      schema: [],
      columns: [],
      notes: [],
    })
  })
})
