import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MissingEvidence, parseYaml } from '#core'
import { readConfig } from './config.ts'
import { detectDrift } from './detect.ts'
import { reasonsOf } from './present.ts'
import { numeric, profileOf, text, windowOf } from './profiles.fixture.ts'

const config = (yaml = '') => readConfig(yaml === '' ? undefined : parseYaml(yaml, 'drift.yml'))
const flat = Array.from({ length: 10 }, () => 1000)
const reference = profileOf(10_000, [numeric('delay', flat), text('carrier', { AA: 6000, UA: 4000 })])
const same = [
  numeric(
    'delay',
    flat.map((count) => count / 10),
  ),
  text('carrier', { AA: 600, UA: 400 }),
]

describe('a window', () => {
  it('like the reference has not drifted', () => {
    const result = detectDrift(reference, windowOf(profileOf(1000, same)), config())
    expect(result).toMatchObject({ drift: 'none', verdict: 'pass', causes: [] })
    expect(reasonsOf(result)).toEqual(['no drift in 2 columns'])
  })

  it('has drifted where a change matters and is no chance', () => {
    const late = numeric('delay', [50, 50, 50, 50, 50, 50, 150, 150, 200, 200])
    const result = detectDrift(reference, windowOf(profileOf(1000, [late, ...same.slice(1)])), config())
    expect(result).toMatchObject({ drift: 'data', verdict: 'fail' })
    expect(result.causes).toEqual([
      // 6 (0.05 ln 2) + 2 (0.05 ln 1.5) + 2 (0.1 ln 2)
      {
        kind: 'data',
        severity: 'fail',
        column: 'delay',
        what: expect.stringContaining('column delay: PSI 0.387'),
      },
    ])
    expect(result.columns.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['delay', 'drift'],
      ['carrier', 'stable'],
    ])
  })

  it('has not drifted by a change that is certain but small, unless the column says that it matters', () => {
    const big = profileOf(1_000_000, [
      numeric('delay', [...flat.slice(1).map((count) => count * 100), 100_000]),
    ])
    const shifted = [110_000, 90_000, ...Array.from({ length: 8 }, () => 100_000)]
    const window = windowOf(profileOf(1_000_000, [numeric('delay', shifted)]))
    const result = detectDrift(big, window, config())
    expect(result.drift).toBe('none')
    expect(result.columns[0]?.adjusted).toBeLessThan(1e-100)
    const strict = detectDrift(big, window, config('columns: {minimum-effect: {delay: 0.001}}'))
    expect(strict.drift).toBe('data')
  })

  it('sees an unseen category and missing values through the bins', () => {
    const odd = text('carrier', { AA: 500, UA: 300 }, { other: 100, nulls: 100 })
    const result = detectDrift(
      reference,
      windowOf(profileOf(1000, [...same.slice(0, 1), odd])),
      config('quality: {max-null-increase: 1}'),
    )
    expect(result.drift).toBe('data')
    expect(result.columns[0]?.moved.slice(0, 2).map(({ label }) => label)).toEqual([
      'other values',
      'missing',
    ])
  })

  it('too small to decide says how many rows it takes', () => {
    const small = windowOf(
      profileOf(50, [numeric('delay', Array(10).fill(5)), text('carrier', { AA: 30, UA: 20 })]),
    )
    const result = detectDrift(reference, small, config())
    expect(result).toMatchObject({ drift: undefined, verdict: 'inconclusive' })
    // chi2.isf(0.01 / 2, 9) = 23.589: 1 / (0.1 / 23.589 - 1 / 10000) = 241.6
    expect(reasonsOf(result)).toEqual(['50 rows are too few to decide on 2 columns: at least 242 are needed'])
  })

  it('too small to decide is drift all the same when the change is plain', () => {
    const plain = profileOf(60, [
      numeric('delay', [0, 0, 0, 0, 0, 0, 0, 0, 0, 60]),
      text('carrier', { AA: 36, UA: 24 }),
    ])
    expect(detectDrift(reference, windowOf(plain), config())).toMatchObject({
      drift: 'data',
      verdict: 'fail',
    })
  })

  it('without rows is missing evidence, as is a reference without', () => {
    const empty = profileOf(0, [numeric('delay', [0]), text('carrier', {})])
    expect(() => detectDrift(reference, windowOf(empty), config())).toThrow(MissingEvidence)
    expect(() => detectDrift(reference, windowOf(empty), config())).toThrow(
      'june.csv: the window has no rows',
    )
    expect(() => detectDrift(empty, windowOf(profileOf(1000, same)), config())).toThrow(
      'the reference has no rows',
    )
    const broken = windowOf(empty, { unreadableFiles: [{ file: 'june.parquet', reason: 'no magic bytes' }] })
    expect(() => detectDrift(reference, broken, config())).toThrow(
      'june.parquet: nothing of the window can be read',
    )
  })

  it('of which no column can be compared does not pass', () => {
    const times = profileOf(100, [{ name: 'at', type: 'TIMESTAMP', kind: 'time' }])
    expect(() => detectDrift(times, windowOf(times), config())).toThrow('no column can be compared')
  })
})

describe('causes', () => {
  it('are all named; the first kind in order is the drift', () => {
    const window = windowOf(
      profileOf(1000, [numeric('delay', [0, 0, 0, 0, 0, 0, 0, 0, 0, 700], { nulls: 300 })]),
      {
        unreadableRows: 100,
        unreadableExamples: ['june.csv:7: column delay: the value cannot be read as DOUBLE'],
      },
    )
    const result = detectDrift(reference, window, config('volume: {max-ratio-change: 0.5}'))
    expect(result.drift).toBe('schema')
    expect(result.causes.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
      'schema: column carrier is missing',
      'volume: the window has 1,000 rows, 90 % fewer than the 10,000 of a window of the reference',
      'quality: 100 rows (9.09 %) cannot be read (june.csv:7: column delay: the value cannot be read as DOUBLE)',
      'quality: column delay: missing values rose from 0 % to 30 % of the rows',
      expect.stringContaining('data: column delay: PSI'),
    ])
  })

  it('of a lower severity warn, or are only told', () => {
    const window = windowOf(profileOf(1000, same.slice(0, 1)))
    expect(detectDrift(reference, window, config('severity: {schema: warn}'))).toMatchObject({
      drift: 'schema',
      verdict: 'warn',
    })
    const told = detectDrift(reference, window, config('severity: {schema: info}'))
    expect(told).toMatchObject({ drift: 'none', verdict: 'pass' })
    expect(reasonsOf(told)).toEqual(['no drift in 1 column', 'schema: column carrier is missing'])
  })

  it('name a column that changed its kind, and one that is only spelt otherwise', () => {
    const window = windowOf(profileOf(1000, [text('delay', { late: 1000 }), text('Carrier', { AA: 1000 })]))
    expect(detectDrift(reference, window, config()).causes.map(({ what }) => what)).toEqual([
      'column delay was numeric (DOUBLE) and is now text (VARCHAR)',
      'column carrier is missing (there is Carrier)',
    ])
  })

  it('of quality need a rise that is allowed no more and is no chance', () => {
    const before = profileOf(10_000, [numeric('x', flat.slice(0, 9).concat(500), { nulls: 500 })])
    const kinds = (rows: number, nulls: number, nan: number) => {
      const counts = [rows - nulls - nan, ...Array(9).fill(0)]
      const window = windowOf(profileOf(rows, [numeric('x', counts, { nulls, nan })]))
      return detectDrift(before, window, config('minimum-effect: 9')).causes.map(({ what }) => what)
    }
    expect(kinds(1000, 90, 0)).toEqual([])
    expect(kinds(1000, 120, 0)).toEqual(['column x: missing values rose from 5 % to 12 % of the rows'])
    expect(kinds(1000, 50, 20)).toEqual(['column x: NaN and infinities rose from 0 % to 2 % of the rows'])
    // 16.7 % against 5 %, but two of twelve rows happen by chance.
    expect(kinds(12, 2, 0)).toEqual([])
  })

  it('of volume count windows of the reference', () => {
    const window = windowOf(profileOf(1000, same))
    const within = detectDrift(
      reference,
      window,
      config('volume: {max-ratio-change: 0.2, reference-windows: 10}'),
    )
    expect(within.drift).toBe('none')
    expect(detectDrift(reference, window, config('volume: {min-rows: 1001}')).drift).toBe('volume')
  })
})

describe('the configuration', () => {
  it('chooses columns, and refuses those that are not there', () => {
    const window = windowOf(profileOf(1000, [numeric('delay', Array(10).fill(100))]))
    const delayOnly = detectDrift(reference, window, config('columns: {include: [delay]}'))
    expect(delayOnly.columns.map(({ name }) => name)).toEqual(['delay'])
    expect(detectDrift(reference, window, config('columns: {exclude: [carrier]}')).drift).toBe('none')
    expect(() =>
      detectDrift(
        reference,
        window,
        config('columns: {include: [dealy], exclude: [x], minimum-effect: {y: 1}}'),
      ),
    ).toThrow(/columns\.include: there is no column "dealy".*There are delay, carrier/)
  })

  it('does not take a column for what every object has', () => {
    const named = profileOf(10_000, [numeric('constructor', flat)])
    const late = windowOf(profileOf(1000, [numeric('constructor', [...Array(9).fill(0), 1000])]))
    expect(detectDrift(named, late, config())).toMatchObject({
      drift: 'data',
      columns: [{ minimumEffect: 0.1 }],
    })
  })

  it('has the defaults that its documentation tells', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../actions/drift-check/README.md'), 'utf8')
    const [, block = ''] = /```yaml\n(# drift\.yml[\s\S]*?)```/.exec(readme) ?? []
    expect(block).toContain('level:')
    expect(config(block)).toEqual(config())
  })

  it('is refused with its line', () => {
    expect(() => config('level: 0.01\nminimum-efect: 0.2\nquality:\n  max-null-increase: 5\n')).toThrow(
      /drift\.yml:4: quality\.max-null-increase[\s\S]*drift\.yml:2: minimum-efect/,
    )
  })
})

describe('columns of a request log', () => {
  it('are compared by their features and score, not by how the service does', () => {
    const log = (latency: number[]) =>
      profileOf(10_000, [numeric('@latency_ms', latency), numeric('@score', flat), numeric('distance', flat)])
    const slow = windowOf(log([0, 0, 0, 0, 0, 0, 0, 0, 0, 10_000]))
    const result = detectDrift(log(flat), slow, config())
    expect(result.drift).toBe('none')
    expect(result.columns.map(({ name }) => name).sort()).toEqual(['@score', 'distance'])
    expect(detectDrift(log(flat), slow, config("columns: {include: ['@latency_ms']}")).drift).toBe('data')
  })
})
