import { describe, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../check.fixture.ts'
import { profileData } from '../profile-data.ts'

async function profileOf(place: Workplace, file: string) {
  return (await profileData(place.engine, await place.dataset(file), new Map(), undefined)).profile
}

async function said(
  place: Workplace,
  rules: string,
  known: Parameters<Workplace['checkAgainst']>[1],
  file: string,
) {
  const [result] = (await place.checkAgainst(rules, known, file)).results
  return `${result?.verdict} ${result?.status}: ${result?.why}`
}

describe('against earlier data', () => {
  it('the number of rows may change so much', async () => {
    await using place = await openWorkplace()
    await place.write('old.csv', `n\n${'1\n'.repeat(10)}`)
    await place.write('new.csv', `n\n${'1\n'.repeat(13)}`)
    await place.write('none.csv', 'n\n')
    const reference = await profileOf(place, 'old.csv')
    expect(await said(place, 'volume: {min: 0.8, max: 1.3}', { reference }, 'new.csv')).toBe(
      'pass holds: 13 rows after 10: 1.3 times as many',
    )
    expect(await said(place, 'volume: {below: 1.3, severity: warn}', { reference }, 'new.csv')).toMatch(
      /^warn broken/,
    )
    expect(await said(place, 'volume: {below: 1.3, severity: warn}', {}, 'new.csv')).toBe(
      'fail unsupported: cannot be run: there is no profile of earlier data; name one in the input reference',
    )
    const empty = { reference: await profileOf(place, 'none.csv') }
    expect(await said(place, 'volume: [0, 2]', empty, 'new.csv')).toMatch(
      /the reference has no rows to compare with$/,
    )
  })

  it('columns are there, with values of the same kind', async () => {
    await using place = await openWorkplace()
    await place.parquet(
      'old.parquet',
      `SELECT 1 AS n, 'x' AS s, true AS b, DATE '2026-01-01' AS d, TIME '10:00' AS t, uuid() AS u, 1.5 AS gone`,
    )
    const reference = await profileOf(place, 'old.parquet')
    await place.write('same.csv', 'n,s,b,d,t,u,gone\n1,5,true,2026-02-03,11:00:00,a,\n,,,,,,\n')
    expect(await said(place, 'same-types: true', { reference }, 'same.csv')).toBe(
      'pass holds: all 7 columns are as they were',
    )
    await place.write(
      'other.csv',
      'n,s,b,d,t,u\none,x,5,soon,late,a\n2,x,true,2026-01-01,10:00:00,b\ntwo,,,,,\n',
    )
    expect(await said(place, 'same-types: true', { reference }, 'other.csv')).toBe(
      'fail broken: n was numeric: 2 values are not now, b was boolean: 1 values are not now, ' +
        'd was time: 1 values are not now, t was time: 1 values are not now, gone is gone',
    )
    await place.parquet(
      'new.parquet',
      `SELECT '1' AS n, 'x' AS s, 1 AS b, TIMESTAMP '2026-01-01' AS d, TIME '10:00' AS t, 'a' AS u, 2 AS gone`,
    )
    expect(await said(place, 'same-types: true', { reference }, 'new.parquet')).toBe(
      'fail broken: n was numeric and is VARCHAR now, b was boolean and is INTEGER now, u was other and is VARCHAR now',
    )
    expect(await said(place, 'same-types: true', {}, 'new.parquet')).toMatch(
      /there is no profile of earlier data/,
    )
  })

  it('another table has as many rows', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'n\n1\n2\n')
    await place.write('b.csv', 'n\n1\n2\n3\n')
    const known = { tables: { b: 'b.csv' } }
    expect(await said(place, 'same-row-count: b', known, 'a.csv')).toBe('fail broken: 2 rows; "b" has 3 rows')
    expect(await said(place, 'same-row-count: b', known, 'b.csv')).toMatch(/^pass holds/)
  })
})
