import { describe, expect, it } from 'vitest'
import { openWorkplace } from '../check.fixture.ts'

/** 100 rows: 60 of A (30 of them positive), 38 of B (1 positive), 1 of C without a label, 1 of none (positive). */
const ROWS = `SELECT CASE WHEN i < 60 THEN 'A' WHEN i < 98 THEN 'B' WHEN i < 99 THEN 'C' END AS carrier,
  CASE WHEN i = 98 THEN NULL ELSE (i < 30 OR i = 60 OR i = 99)::INT END AS late, i % 2 AS half FROM range(100) t(i)`

describe.each(['csv', 'parquet'])('groups of rows in %s', (format) => {
  async function said(rules: string) {
    await using place = await openWorkplace()
    await place.engine.run(`COPY (${ROWS}) TO '${place.folder}/d.${format}' (FORMAT ${format})`)
    const [result] = (await place.check(rules, `d.${format}`)).results
    return `${result?.status}: ${result?.why}`
  }

  it('have a share and a number of the rows, and are there', async () => {
    expect(await said('groups: {by: carrier, share: [0.01, 0.6], rows: {min: 1}, values: [A, B]}')).toBe(
      'holds: every group is within the limits',
    )
    expect(await said('groups: {by: carrier, share: {min: 0.02}}')).toBe(
      'broken: outside: C (1 row, 1 %), null (1 row, 1 %)',
    )
    expect(await said('groups: {by: carrier, rows: {below: 60}, values: [A, D]}')).toBe(
      'broken: not there: D; outside: A (60 rows, 60 %)',
    )
    expect(await said('groups: {by: [carrier, half], rows: {min: 19}}')).toBe(
      'broken: outside: C | 0 (1 row, 1 %), null | 1 (1 row, 1 %)',
    )
    expect(await said('groups: {by: [carrier, half], values: [[A, 1], [C, 1]]}')).toBe(
      'broken: not there: C | 1',
    )
    expect(await said('groups: {by: carrier, rows: {min: 19}, where: {carrier: {not: [C]}}}')).toBe(
      'holds: every group is within the limits',
    )
  })

  it('have a share of each label, or of one', async () => {
    expect(await said('groups: {by: carrier, label: {column: late, share: [0.02, 0.98]}}')).toBe(
      'broken: outside: null (labels have 0 % to 100 % of its rows)',
    )
    expect(await said('groups: {by: carrier, label: {column: late, value: 1, share: [0.1, 0.9]}}')).toBe(
      'broken: outside: null (1 has 100 % of its rows), B (1 has 2.63 % of its rows)',
    )
    expect(await said('label: {column: late, balance: {min: 0.3}}')).toBe(
      'holds: every group is within the limits',
    )
    expect(await said('label: {column: late, balance: {min: 0.4}}')).toBe(
      'broken: outside: all rows (labels have 32.3 % to 67.7 % of its rows)',
    )
    expect(await said('label: {column: late, balance: {min: 0.4, where: {carrier: C}}}')).toBe(
      'broken: outside: all rows (no row has a label)',
    )
  })

  it('are not named by personal values', async () => {
    expect(
      await said('groups: {by: carrier, share: {min: 0.02}}\ncolumns: {carrier: {personal: true}}'),
    ).toBe('broken: outside: a group (1 row, 1 %), a group (1 row, 1 %)')
  })
})
