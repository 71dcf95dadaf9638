import { describe, expect, it } from 'vitest'
import { MissingEvidence, parseYaml } from '#core'
import { type Profile, profileSchema } from '#data'
import { readConfig } from './config.ts'
import { detectDrift } from './detect.ts'
import { openWorkplace, type Workplace } from './engine.fixture.ts'
import { readReference } from './reference.ts'
import { readWindow } from './window.ts'

const csv = (header: string, lines: readonly string[]): string => `${header}\n${lines.join('\n')}\n`
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const january = csv(
  'delay,carrier',
  range(1000).map((i) => `${i % 100},${i % 3 === 0 ? 'AA' : 'UA'}`),
)

async function reference(place: Workplace): Promise<Profile> {
  await place.write('january.csv', january)
  return readReference(place.engine, place.rows('january.csv'), 'january.csv')
}

async function driftOf(place: Workplace, file: string, yaml = '') {
  const before = await reference(place)
  const window = await readWindow(place.engine, place.rows(file), { name: file, reference: before })
  return detectDrift(before, window, readConfig(yaml === '' ? undefined : parseYaml(yaml, 'config')))
}

describe('a window of data files', () => {
  it('is counted in the bins of the reference', async () => {
    await using place = await openWorkplace()
    await place.write(
      'february.csv',
      csv(
        'carrier,delay',
        range(1000).map((i) => `${i % 2 === 0 ? 'AA' : 'B6'},${i % 100}`),
      ),
    )
    const result = await driftOf(place, 'february.csv')
    expect(result.causes.map(({ kind, column }) => [kind, column])).toEqual([['data', 'carrier']])
    expect(result.columns[0]?.moved.map(({ label }) => label)).toEqual(['UA', 'other values', 'AA'])
    expect(result.columns[1]).toMatchObject({ name: 'delay', psi: 0 })
  })

  it('whose column became text has a changed schema, not a thousand bad rows', async () => {
    await using place = await openWorkplace()
    await place.write(
      'text.csv',
      csv(
        'delay,carrier',
        range(1000).map((i) => `${i % 100} min,${i % 3 === 0 ? 'AA' : 'UA'}`),
      ),
    )
    const result = await driftOf(place, 'text.csv')
    expect(result.drift).toBe('schema')
    expect(result.causes.map(({ what }) => what)).toEqual([
      'column delay was numeric (BIGINT) and is now text (VARCHAR)',
    ])
  })

  it('names the line of rows that cannot be read, and tolerates a few', async () => {
    await using place = await openWorkplace()
    const lines = range(1000).map((i) => `${i < 30 ? 'x' : i % 100},${i % 3 === 0 ? 'AA' : 'UA'}`)
    await place.write('spoiled.csv', csv('delay,carrier', lines))
    const result = await driftOf(place, 'spoiled.csv')
    expect(result.drift).toBe('quality')
    expect(result.causes[0]?.what).toContain('30 rows (3 %) cannot be read (spoiled.csv:2: column delay:')
    expect(result.causes[0]?.what).not.toContain('"x"')
    expect((await driftOf(place, 'spoiled.csv', 'quality: {max-unreadable: 0.05}')).drift).toBe('none')
  })

  it('of which nothing can be read does not pass', async () => {
    await using place = await openWorkplace()
    await place.write('february.parquet', 'PAR1 but no Parquet')
    await expect(driftOf(place, 'february.parquet')).rejects.toThrow(
      /february\.parquet: nothing of the window can be read/,
    )
    await place.write('empty.csv', '')
    await expect(driftOf(place, 'empty.csv')).rejects.toThrow(/empty\.csv: .*the file is empty/)
    await place.write('header.csv', 'delay,carrier\n')
    await expect(driftOf(place, 'header.csv')).rejects.toThrow(MissingEvidence)
  })

  it('of which one file cannot be read is of bad quality, however the others are', async () => {
    await using place = await openWorkplace()
    await place.write('w/1.csv', january)
    await place.write('w/2.csv', '')
    const result = await driftOf(place, 'w')
    expect(result.causes.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
      'quality: w/2.csv cannot be read: the file is empty',
    ])
  })
})

describe('a window of requests', () => {
  const record = (i: number, arm: string, distance: number, score: number): string =>
    JSON.stringify({
      time: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
      arm,
      status: 200,
      latencyMs: 3,
      features: { distance, carrier: i % 3 === 0 ? 'AA' : 'UA' },
      score,
    })

  it('is compared by features and score, in one arm and a span of time, torn lines aside', async () => {
    await using place = await openWorkplace()
    const before = range(2000).map((i) => record(i, 'stable', i % 200, (i % 50) / 50))
    const after = range(2000).map((i) =>
      record(
        i,
        i % 2 === 0 ? 'canary' : 'stable',
        i % 200,
        i % 2 === 0 ? 0.9 + (i % 10) / 100 : (i % 50) / 50,
      ),
    )
    const files = [await place.write('before.jsonl', `${before.join('\n')}\n`)]
    const now = [await place.write('now.jsonl', `${after.join('\n')}\n{"time": "2026-0`)]
    const profile = await readReference(place.engine, { kind: 'request-log', files }, 'before.jsonl')
    const check = async (yaml: string) => {
      const config = readConfig(parseYaml(yaml, 'config'))
      const rows = { kind: 'request-log', files: now } as const
      const options = { name: 'now.jsonl', reference: profile, requests: config.requests }
      return detectDrift(profile, await readWindow(place.engine, rows, options), config)
    }
    const canary = await check('requests: {arm: canary}')
    expect(canary.causes.map(({ column }) => column)).toEqual(['@score'])
    expect(canary.rows.current).toBe(1000)
    expect((await check("requests: {until: '2026-01-01T10:00:00Z'}")).rows.current).toBe(600)
    await expect(check("requests: {since: '2027-01-01T00:00:00Z'}")).rejects.toThrow(MissingEvidence)
  })
})

describe('a reference', () => {
  it('is a stored profile, which gives what the data give', async () => {
    await using place = await openWorkplace()
    const made = await reference(place)
    const path = await place.write('profile.json', JSON.stringify(made))
    expect(await readReference(place.engine, { kind: 'profile', path }, 'profile.json')).toEqual(
      profileSchema.parse(made),
    )
  })

  it('is refused when it is no profile, or cannot be read whole', async () => {
    await using place = await openWorkplace()
    const read = async (content: string) =>
      readReference(
        place.engine,
        { kind: 'profile', path: await place.write('profile.json', content) },
        'profile.json',
      )
    await expect(read('')).rejects.toThrow(/profile\.json: the profile is empty/)
    await expect(read('{"rows":')).rejects.toThrow(/profile\.json: not a JSON document/)
    await expect(read('{"rows": 5}')).rejects.toThrow(/profile\.json: not a data profile/)
    await place.write('w/1.csv', january)
    await place.write('w/2.csv', '')
    const whole = readReference(place.engine, place.rows('w'), 'w')
    await expect(whole).rejects.toThrow(/w\/2\.csv: the reference cannot be read: the file is empty/)
  })
})
