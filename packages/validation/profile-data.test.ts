import { describe, expect, it } from 'vitest'
import { type ColumnProfile, profileSchema } from '#data'
import { openWorkplace } from './check.fixture.ts'
import { profileData } from './profile-data.ts'
import type { ColumnNotes } from './rule.ts'

const notes = (more: Partial<ColumnNotes>): ColumnNotes => ({ personal: false, ...more })
const named = (columns: readonly ColumnProfile[], name: string) =>
  columns.find((column) => column.name === name)

describe('profileData', () => {
  it('reads CSV columns as they are declared, and says which rows are left out', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'zip,n\n01234,1\n1234,x\n')
    const columns = new Map([
      ['zip', notes({ type: 'string' })],
      ['n', notes({ type: 'integer' })],
    ])
    const { profile, rejections } = await profileData(
      place.engine,
      await place.dataset('a.csv'),
      columns,
      undefined,
    )
    expect(profile.columns.map(({ name, type }) => [name, type])).toEqual([
      ['zip', 'VARCHAR'],
      ['n', 'BIGINT'],
    ])
    expect(profile).toMatchObject({ rows: 1, rejectedRows: 1 })
    expect(rejections.found).toMatchObject([{ file: 'a.csv', line: 3, column: 'n' }])
  })

  it('keeps no value of a personal column', async () => {
    await using place = await openWorkplace()
    const rows = Array.from({ length: 40 }, (_, i) => `person${i % 4},19${50 + i}-01-01,${1000 + i}`)
    await place.write('a.csv', `who,born,pay\n${rows.join('\n')}\n`)
    const columns = new Map(['who', 'born', 'pay'].map((name) => [name, notes({ personal: true })]))
    const { profile } = await profileData(place.engine, await place.dataset('a.csv'), columns, undefined)
    expect(profileSchema.parse(profile)).toEqual(profile)
    expect(JSON.stringify(profile.columns)).not.toMatch(/person\d|19\d\d-|1000|1039/)
    expect(named(profile.columns, 'pay')).toMatchObject({ count: 40, mean: 1019.5 })
  })

  it('takes types and bins from a reference, but a declared type first', async () => {
    await using place = await openWorkplace()
    await place.write(
      'old.csv',
      `n,code,k\n${Array.from({ length: 100 }, (_, i) => `${i}.5,c${i % 3},7`).join('\n')}\n`,
    )
    await place.write('new.csv', 'n,code,k\n1,c9,08\n2,c0,09\n')
    const none = new Map<string, ColumnNotes>()
    const reference = (await profileData(place.engine, await place.dataset('old.csv'), none, undefined))
      .profile
    const declared = new Map([['k', notes({ type: 'string' })]])
    const { profile } = await profileData(place.engine, await place.dataset('new.csv'), declared, reference)
    expect(profile.columns.map(({ name, type }) => [name, type])).toEqual([
      ['n', 'DOUBLE'],
      ['code', 'VARCHAR'],
      ['k', 'VARCHAR'],
    ])
    expect(named(profile.columns, 'n')?.bins?.edges).toEqual(named(reference.columns, 'n')?.bins?.edges)
    expect(named(profile.columns, 'code')?.categories).toEqual({
      values: [
        { value: 'c0', count: 1 },
        { value: 'c1', count: 0 },
        { value: 'c2', count: 0 },
      ],
      other: 1,
    })
  })
})
