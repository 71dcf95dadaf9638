import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import { openDataset, openRelation, type Profile, profile, profileAgainst, type Relation } from '#data'
import { readConfig } from './config.ts'
import { type DriftResult, detectDrift } from './detect.ts'
import { FLIGHTS, openWorkplace, type Workplace } from './engine.fixture.ts'
import { windowOf } from './profiles.fixture.ts'

const COLUMNS = ['delay', 'distance', 'origin', 'destination']

describe('three million real flights', () => {
  let place: Workplace
  let flights: Relation
  let training: Profile
  beforeAll(async () => {
    place = await openWorkplace()
    const dataset = await openDataset([FLIGHTS], { root: dirname(FLIGHTS) })
    flights = await openRelation(place.engine, dataset)
    const names = ['file_row_number AS id', 'date', ...COLUMNS].join(', ')
    await place.engine.run(
      `CREATE TEMP TABLE flights AS SELECT ${names} FROM read_parquet('${FLIGHTS}', file_row_number=true)`,
    )
    training = await profileOf('month(date) <= 4')
  })
  afterAll(() => place[Symbol.asyncDispose]())

  /** The flights for which a condition holds, as a relation. */
  const where = (condition: string, table = 'flights'): Relation => ({
    ...flights,
    from: `(SELECT ${COLUMNS.join(', ')} FROM ${table} WHERE ${condition})`,
    columns: flights.columns.filter(({ name }) => COLUMNS.includes(name)),
    // The whole part is looked at for edges: the table is in memory.
    estimatedRows: 0,
  })
  const profileOf = async (condition: string, table?: string): Promise<Profile> =>
    (await profile(place.engine, where(condition, table))).profile
  const compare = async (
    reference: Profile,
    condition: string,
    config = '',
    table?: string,
  ): Promise<DriftResult> => {
    const { profile: current } = await profileAgainst(place.engine, where(condition, table), reference)
    const document = config === '' ? undefined : parseYaml(config, 'config')
    return detectDrift(reference, windowOf(current), readConfig(document))
  }

  it('of a stormy day have drifted from the months before, by the default configuration', async () => {
    const result = await compare(training, "date::DATE = '2001-06-15'")
    expect(result.drift).toBe('data')
    expect(result.causes.map(({ column }) => column)).toEqual(['delay'])
    expect(result.columns[0]?.moved[0]?.label).toBe('> 35')
  })

  it('of June have not drifted from the training months: nothing in them moved by as much as 0.1', async () => {
    const result = await compare(training, 'month(date) = 6')
    expect(result).toMatchObject({ drift: 'none', verdict: 'pass' })
    // Each change is certain, with half a million rows; the minimum effect keeps it from being an alarm.
    expect(result.columns.every(({ adjusted }) => adjusted < 1e-20)).toBe(true)
    expect(Math.max(...result.columns.map(({ psi }) => psi))).toBeLessThan(0.01)
  })

  it('of June have drifted from those of May in delay alone, where a change of 0.02 matters', async () => {
    const reference = await profileOf('month(date) = 5')
    expect((await compare(reference, 'month(date) = 6')).drift).toBe('none')
    const strict = await compare(reference, 'month(date) = 6', 'minimum-effect: 0.02')
    expect(strict.drift).toBe('data')
    expect(strict.causes.map(({ column }) => column)).toEqual(['delay'])
    expect(strict.columns[0]?.psi).toBeGreaterThan(0.03)
  })

  it('of one month have not drifted from themselves, whichever half and whatever its size', async () => {
    // Twenty halves without any minimum effect: at level 0.01 five false alarms have a chance of 1e-6.
    await place.engine.run(`CREATE TEMP TABLE may AS SELECT * FROM flights WHERE month(date) = 5`)
    await place.engine.run('CREATE TEMP TABLE sample AS SELECT * FROM may WHERE hash(id) % 50 = 0')
    let alarms = 0
    for (let seed = 1; seed <= 20; seed++) {
      const half = (side: number) => `hash(id, ${seed}) % 2 = ${side}`
      const table = seed % 10 === 0 ? 'may' : 'sample'
      const reference = await profileOf(half(0), table)
      if ((await compare(reference, half(1), 'minimum-effect: 1e-9', table)).causes.length > 0) alarms++
      expect((await compare(reference, half(1), '', table)).drift).toBe('none')
    }
    expect(alarms).toBeLessThan(5)
  })
})
