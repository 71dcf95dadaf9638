import { describe, expect, it } from 'vitest'
import { parseYaml } from '#core'
import { SHIFTS } from '../../../test/fixtures/validation/infer/processes.ts'
import { openWorkplace, tryContract } from '../../../test/fixtures/validation/infer/trial.ts'
import { CONTEXT, rulesIn, type Workplace } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import { type ContractFormat, writeContract } from './contract.ts'
import { inferContract } from './infer.ts'

const contractOf = async (place: Workplace, format: ContractFormat, ...files: string[]) =>
  writeContract(await inferContract(place.engine, await place.dataset(...files), new Map()), format).text

/** What is guessed of columns, without the reasons. */
async function guessed(csv: string): Promise<unknown> {
  await using place = await openWorkplace()
  await place.write('x.csv', csv)
  const { value } = parseYaml(await contractOf(place, 'native', 'x.csv'), 'x.yml')
  return value instanceof Object && 'columns' in value ? value.columns : undefined
}

const lines = (header: string, rows: number, row: (index: number) => string) =>
  `${header}\n${Array.from({ length: rows }, (_, index) => row(index)).join('\n')}\n`

describe('a contract that is guessed from a sample', () => {
  // The promise is 95 of 100. `npm run bench -- infer` counts it over hundreds of contracts.
  it.each(['native', 'odcs'] as const)(
    'holds on fresh samples of the process, and finds shifts: %s',
    async (format) => {
      await using place = await openWorkplace()
      const trial = await tryContract(place, 7, 2000, format)
      for (const rows of [1000, 4000]) expect(await trial.broken(rows)).toEqual([])
      const found = []
      for (const shift of SHIFTS) found.push(await trial.broken(2000, shift))
      expect(found.map((broken) => broken.map((text) => text.replace(/: .*/, '')))).toEqual([
        expect.arrayContaining([expect.stringContaining('normal.')]),
        expect.arrayContaining([expect.stringContaining('state.')]),
        expect.arrayContaining([expect.stringContaining('sometimes.')]),
      ])
    },
    30_000,
  )

  it('is the same for the same data', async () => {
    await using place = await openWorkplace()
    const first = await tryContract(place, 3, 300)
    const second = await tryContract(place, 3, 300)
    expect(second.contract).toBe(first.contract)
    expect(first.contract).toMatch(/^# Guessed from 300 rows of data, sha256:[0-9a-f]{64}\./)
  })
})

describe('what is guessed', () => {
  it('is a strict type: codes with leading zeros stay text', async () => {
    const csv = lines('zip,day,at,ok,big', 200, (i) => {
      const day = `2026-01-${String((i % 28) + 1).padStart(2, '0')}`
      return `0${1000 + i},${day},${day}T10:00:00Z,${i % 2 === 0},${i}.5`
    })
    expect(await guessed(csv)).toMatchObject({
      zip: { type: 'string', matches: { pattern: '^[0-9]{5}$' } },
      day: { type: 'date' },
      at: { type: 'timestamp' },
      ok: { type: 'boolean' },
      big: { type: 'number' },
    })
  })

  it('is a key only where distinct values look like one', async () => {
    const csv = lines('user_id,price', 150, (i) => `${i * 7919},${(i * 7919) % 9973}`)
    const found = await guessed(csv)
    expect(found).toMatchObject({ user_id: { unique: true } })
    expect(found).not.toHaveProperty('user_id.range')
    expect(found).not.toHaveProperty('price.unique')
  })

  it('is a set only where all of it was seen often', async () => {
    const csv = lines('kind,name', 400, (i) => `${['NO', 'yes', '1e3'][i % 3]},n${i % 350}`)
    const found = await guessed(csv)
    expect(found).toMatchObject({ kind: { in: ['1e3', 'NO', 'yes'] } })
    expect(found).not.toHaveProperty('name.in')
  })

  it('shows no value of personal columns', async () => {
    await using place = await openWorkplace()
    const row = (i: number) => `ada${i}@example.org,199${i % 10},${['b', 'c'][i % 2]}`
    await place.write('x.csv', lines('contact,birth_year,kind', 200, row))
    for (const format of ['native', 'odcs'] as const) {
      const text = await contractOf(place, format, 'x.csv')
      expect(text).not.toMatch(/example|ada|199/)
      const { columns } = rulesIn(text)
      const personal = [...columns].flatMap(([name, notes]) => (notes.personal ? [name] : []))
      expect(personal).toEqual(['contact', 'birth_year'])
    }
  })

  it('takes the types that Parquet files have', async () => {
    await using place = await openWorkplace()
    await place.parquet(
      'x.parquet',
      `SELECT (i % 7)::SMALLINT AS d, (i / 3)::DECIMAL(9, 2) AS m, i::VARCHAR AS t, [i] AS l FROM range(500) r(i)`,
    )
    const text = await contractOf(place, 'native', 'x.parquet')
    const { results } = await checkData(
      place.engine,
      await place.dataset('x.parquet'),
      rulesIn(text),
      CONTEXT,
    )
    expect(results.filter(({ status }) => status !== 'holds')).toEqual([])
    expect(results.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['d.type', 'm.range', 't.type', 'l.not-null']),
    )
  })
})

describe('hostile data', () => {
  const NAMES = [
    'a: {b',
    "x' OR 1=1",
    '"q"',
    '# no',
    '<<',
    'a <= b',
    '{table}',
    '- x',
    'ünï\u2028x',
    '*a',
    '%',
  ]
  const VALUES = ['!!js/x', '# c', 'a: b', '*', "'", '"', '${{ x }}', '- y']

  it.each(['native', 'odcs'] as const)('cannot be anything but names and values: %s', async (format) => {
    await using place = await openWorkplace()
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const row = (i: number) =>
      NAMES.map((_, column) => quoted(VALUES[(i + column) % VALUES.length] ?? '')).join(',')
    await place.write('x.csv', lines(NAMES.map(quoted).join(','), 200, row))
    const text = await contractOf(place, format, 'x.csv')
    const expectations = rulesIn(text)
    expect([...expectations.columns.keys()]).toEqual(NAMES)
    const { results } = await checkData(place.engine, await place.dataset('x.csv'), expectations, CONTEXT)
    expect(results.filter(({ status }) => status !== 'holds')).toEqual([])
    expect(results.some(({ text }) => text.includes('!!js/x'))).toBe(true)
  })

  it('without rows or columns gives a contract that says so', async () => {
    await using place = await openWorkplace()
    await place.write('x.csv', 'a,b\n')
    expect(parseYaml(await contractOf(place, 'native', 'x.csv'), 'x').value).toEqual({
      columns: { a: null, b: null },
    })
  })

  it('of infinite and huge numbers has no bounds', async () => {
    const found = await guessed(lines('x,y,z', 300, (i) => `${i === 5 ? 'inf' : i},${i}e300,${i % 9}`))
    expect(found).toMatchObject({
      x: { type: 'number' },
      y: { type: 'number' },
      z: { range: { min: 0, max: 8 } },
    })
    expect(found).not.toHaveProperty('x.range')
    expect(found).not.toHaveProperty('y.mean')
  })
})
