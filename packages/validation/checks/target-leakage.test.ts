import { describe, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../check.fixture.ts'

/** DuckDB combines the hashes of several numbers so that their low bits stay related; those of texts are independent. */
const dice = (seed: number) => `hash('${seed}:' || i)`

/** Uniform numbers that depend on seed and row alone: DuckDB's hash, from 0 to below 1. */
const uniform = (seed: number) => `(${dice(seed)} % 1000003) / 1000003.0`
const normal = (seed: number) =>
  `sqrt(-2 * ln(${uniform(seed)} + 1e-7)) * cos(2 * pi() * ${uniform(seed + 500)})`

async function scores(place: Workplace, rows: number, label: string, features: Record<string, string>) {
  const fields = Object.entries(features).map(([name, sql]) => `${sql} AS ${name}`)
  const made = `SELECT *, ${fields.join(', ')} FROM (SELECT i, ${label} AS y FROM range(${rows}) t(i))`
  await place.parquet('d.parquet', made)
  const found: Record<string, number> = {}
  for (const name of Object.keys(features)) {
    const { results } = await place.check(`label: {column: y, leakage: {features: [${name}]}}`, 'd.parquet')
    found[name] = Number(results[0]?.observed)
    expect(results[0]?.status, name).toBe(found[name] >= 0.8 ? 'broken' : 'holds')
  }
  return found
}

/** Features that know nothing of the label, of every kind that could be memorised. */
const INDEPENDENT = {
  noise: normal(1),
  coin: `${dice(2)} % 2`,
  code: `${dice(3)} % 1000`,
  text_id: `'id-' || ${dice(4)}`,
  serial: 'i',
  shuffled_id: `${dice(5)}`,
  pairs: `'p' || ${dice(6)} % 2500`,
  constant: '1',
  missing: `CASE WHEN ${dice(7)} % 2 = 0 THEN 1 END`,
  day: `DATE '2020-01-01' + (${dice(8)} % 900)::INT`,
}

describe('target leakage', () => {
  it.each([
    ['a balanced class', `${dice(20)} % 2`],
    ['a rare class', `(${dice(21)} % 50 = 0)::INT`],
    ['one of ten texts', `'c' || ${dice(22)} % 10`],
    ['a number', normal(23)],
    ['a number with a heavy tail', `exp(3 * ${normal(24)})`],
  ])('raises no false alarm for independent features, identifiers among them: %s', async (_name, label) => {
    await using place = await openWorkplace()
    const found = await scores(place, 5_000, label, INDEPENDENT)
    // Ten features, all far from the limit: an independent one has an expected score of 0 or less.
    for (const [name, score] of Object.entries(found)) expect(score, name).toBeLessThan(0.02)
  })

  it('has an error rate below 1 in 200 where rows are few: 200 features, 100 rows, scores below 0.3', async () => {
    await using place = await openWorkplace()
    const fields = Array.from({ length: 200 }, (_, n) =>
      n % 2 === 0 ? `${uniform(100 + n)} AS f${n}` : `${dice(100 + n)} % 5 AS f${n}`,
    )
    await place.parquet('d.parquet', `SELECT ${dice(99)} % 2 AS y, ${fields.join(', ')} FROM range(100) t(i)`)
    const { results } = await place.check('label: {column: y, leakage: true}', 'd.parquet')
    expect(results[0]?.status).toBe('holds')
    expect(results[0]?.observed).toBeLessThan(0.3)
  })

  it('finds a copy, a transform and a noisy proxy of a number', async () => {
    await using place = await openWorkplace()
    const found = await scores(place, 20_000, `exp(2 * ${normal(30)})`, {
      copy: 'y',
      falling: '-ln(y)',
      as_text: `'v' || (floor(y * 2) % 40)`,
      // A correlation of 0.97: of the variance of the ranks, 1 - 0.97^2 stays, about.
      proxy: `ln(y) / 2 + 0.25 * ${normal(31)}`,
      // 0.45: no leak, only a good feature.
      feature: `ln(y) / 2 + 2 * ${normal(32)}`,
    })
    expect(found.copy).toBeGreaterThan(0.99)
    expect(found.falling).toBeGreaterThan(0.99)
    expect(found.proxy).toBeGreaterThan(0.88)
    expect(found.feature).toBeLessThan(0.3)
    expect(found.feature).toBeGreaterThan(0.1)
  })

  it('finds a copy, a code and a noisy proxy of a class, however rare; the score of a proxy is known', async () => {
    await using place = await openWorkplace()
    const flipped = (share: number, seed: number) =>
      `CASE WHEN ${uniform(seed)} < ${share} THEN 1 - y ELSE y END`
    const found = await scores(place, 20_000, `${dice(40)} % 2`, {
      copy: 'y',
      code: `CASE WHEN y = 1 THEN 'approved' ELSE 'x' || ${dice(41)} % 3 END`,
      // Values that stand for one class each, in no order that bins could see.
      account: `(${dice(42)} % 700) * 2 + y`,
      flipped_2: flipped(0.02, 43),
      flipped_5: flipped(0.05, 44),
      flipped_20: flipped(0.2, 45),
    })
    expect(found.copy).toBeGreaterThan(0.999)
    expect(found.code).toBeGreaterThan(0.999)
    expect(found.account).toBeGreaterThan(0.95)
    // Of two equally frequent classes, 1 - 4 p (1 - p).
    expect(found.flipped_2).toBeCloseTo(1 - 4 * 0.02 * 0.98, 1)
    expect(Math.abs((found.flipped_5 ?? 0) - (1 - 4 * 0.05 * 0.95))).toBeLessThan(0.015)
    expect(Math.abs((found.flipped_20 ?? 0) - (1 - 4 * 0.2 * 0.8))).toBeLessThan(0.015)
    const rare = await scores(place, 20_000, `(${dice(46)} % 100 = 0)::INT`, { copy: 'y', amount: 'y * 5' })
    expect(rare.copy).toBeGreaterThan(0.99)
    expect(rare.amount).toBeGreaterThan(0.99)
  })

  it('names what tells the label, in CSV too, and leaves out what is excepted or not labelled', async () => {
    await using place = await openWorkplace()
    const rows = Array.from(
      { length: 300 },
      (_, i) => `${i},${i % 7},${i % 2 ? 'yes' : 'no'},${(i % 2) + 0.5}`,
    )
    await place.write('d.csv', `id,n,label,leak\n${rows.join('\n')}\n`)
    const why = async (rule: string) => {
      const [result] = (await place.check(`label: {column: label, leakage: ${rule}}`, 'd.csv')).results
      return `${result?.status}: ${result?.why}`
    }
    expect(await why('0.8')).toMatch(/^broken: told by leak (1|0\.99\d)$/)
    expect(await why('{except: [leak]}')).toMatch(/^holds: the best is \w+ 0(\.0\d+)?$/)
    expect(await why('{where: {label: yes}}')).toBe('unsupported: cannot be run: all labels are the same')
    expect(await why('{where: {id: {below: 50}}}')).toBe(
      'unsupported: cannot be run: 50 rows have a label, and fewer than 100 tell nothing',
    )
  })
})
