import { describe, expect, it } from 'vitest'
import { openWorkplace } from './engine.fixture.ts'
import { columnTypes, profile, profileAgainst } from './profile.ts'
import { type ColumnProfile, type Profile, profileSchema } from './profile-schema.ts'

const column = (made: Profile, name: string): ColumnProfile => {
  const found = made.columns.find((item) => item.name === name)
  if (found === undefined) throw new Error(`no column ${name}`)
  return found
}

/** Writes one CSV file and profiles it. */
async function profileOf(text: string, options: Parameters<typeof profile>[2] = {}, types = {}) {
  await using place = await openWorkplace()
  await place.write('data.csv', text)
  const engine = await place.engine()
  return (await profile(engine, await place.relation(engine, ['data.csv'], { types }), options)).profile
}

describe('a profile against a reference', () => {
  it('sees what changed, through frozen bins and categories', async () => {
    await using place = await openWorkplace()
    const january = Array.from({ length: 100 }, (_, i) => `${i},${i % 2 ? 'AA' : 'UA'},5`).join('\n')
    const june = Array.from(
      { length: 100 },
      (_, i) => `${i + 50},${i % 2 ? 'AA' : 'B6'},${i % 4 ? 5 : 6}`,
    ).join('\n')
    await place.write('1.csv', `delay,carrier,flag\n${january}\n`)
    await place.write(
      '6.csv',
      `carrier,delay,flag,new\n${june.replaceAll(/^(\d+),(\w+),(\d)$/gm, '$2,$1,$3,1')}\n,,,\n`,
    )
    const engine = await place.engine()
    const { profile: reference } = await profile(engine, await place.relation(engine, ['1.csv']))
    const later = await place.relation(engine, ['6.csv'], { types: columnTypes(reference) })
    const { profile: current } = await profileAgainst(engine, later, reference)
    expect(column(reference, 'delay').bins).toEqual({
      edges: [9, 19, 29, 39, 49, 59, 69, 79, 89],
      counts: Array(10).fill(10),
    })
    expect(column(current, 'delay')).toMatchObject({
      nulls: 1,
      bins: { counts: [0, 0, 0, 0, 0, 10, 10, 10, 10, 60] },
    })
    expect(column(current, 'carrier').categories).toEqual({
      values: [
        { value: 'AA', count: 50 },
        { value: 'UA', count: 0 },
      ],
      other: 50,
    })
    // A constant: any other value falls beside it.
    expect(column(reference, 'flag').bins?.counts).toEqual([0, 100, 0])
    expect(column(current, 'flag').bins?.counts).toEqual([0, 75, 25])
    expect(column(current, 'new').bins).toBeUndefined()
    expect(column(current, 'delay').bins?.edges).toEqual(column(reference, 'delay').bins?.edges)
  })

  it('refuses a profile whose counts do not add up', async () => {
    const made = await profileOf('x,y\n1,a\n2,b\n')
    expect(profileSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made)
    const forged = (change: object) => () =>
      profileSchema.parse({ ...made, columns: [{ ...made.columns[0], ...change }, ...made.columns.slice(1)] })
    expect(forged({ count: 3 })).toThrow(/do not add up to the rows/)
    expect(forged({ bins: { edges: [1], counts: [2, 1] } })).toThrow(/bins do not add up/)
    expect(forged({ bins: { edges: [2, 1], counts: [0, 1, 1] } })).toThrow(/do not ascend/)
    expect(forged({ bins: { edges: [1, 2], counts: [1, 1] } })).toThrow(/one bin more than edges/)
    expect(forged({ name: 'y' })).toThrow(/stands there twice/)
    expect(() => profileSchema.parse({ ...made, version: 2 })).toThrow()
  })
})
