import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml } from '#core'
import { openDataset } from '#data'
import { openWorkplace } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import type { RuleResult } from '../results.ts'
import { dbt } from './dbt.ts'

const FOLDER = join(import.meta.dirname, '../../../test/fixtures/validation/dbt')

const golden = z
  .object({
    tests: z.array(
      z.object({
        name: z.string(),
        column: z.string().nullable(),
        status: z.enum(['pass', 'fail', 'warn']),
        failures: z.number(),
        rows: z.number(),
      }),
    ),
    sources: z.array(z.object({ name: z.string(), status: z.enum(['pass', 'warn', 'error']) })),
  })
  .parse(JSON.parse(readFileSync(join(FOLDER, 'golden.json'), 'utf8')))

/** Results of all tests by the name that dbt gives them; and of the freshness of sources. */
async function resultsOf(name: string): Promise<Map<string, RuleResult>> {
  await using place = await openWorkplace([FOLDER])
  const data = (table: string) =>
    openDataset([`data/${table === 'visits' ? 'orders' : table}.csv`], { root: FOLDER })
  const now = new Date()
  const text = readFileSync(join(FOLDER, 'models', name), 'utf8')
  const file = dbt.read(parseYaml(text, name), { now, compat: undefined, parameters: {} })
  const found = new Map<string, RuleResult>()
  for (const { name: table = 'visits', ...expectations } of file.tables) {
    const others = ['customers', 'orders', 'visits']
    const tables = new Map(
      await Promise.all(others.map(async (other) => [other, await data(other)] as const)),
    )
    const { results } = await checkData(place.engine, await data(table), expectations, {
      ...{ now, tables, reference: undefined },
    })
    for (const { id, title = '' } of expectations.rules) {
      const result = results.find((candidate) => candidate.id === id)
      const [, column, kind] = id.split('.')
      const isOwnName = title !== kind && !title.startsWith('dbt_utils')
      if (result !== undefined) found.set(isOwnName ? title : `${kind}_${table}_${column}`, result)
    }
  }
  return found
}

describe('dbt tests', () => {
  it('give the verdicts and counts of dbt', async () => {
    const results = new Map([...(await resultsOf('tests.yml')), ...(await resultsOf('sources.yml'))])
    for (const { name, status, rows } of golden.tests) {
      const result = results.get(name.replace('accepted_values_nothing_id__1', 'accepted_values_nothing_id'))
      const told = `${name} ${status} ${rows}: ${result?.id} ${result?.status} ${result?.verdict} ${result?.why}`
      expect(result?.verdict, told).toBe(status)
      // A query that gives one row if a measure is out of bounds has no count.
      if (name.startsWith('proportion')) continue
      const records = name === 'states_rows' ? 3 : name === 'id_unique_rows' ? 2 : rows
      expect(result?.broken, told).toBe(records)
    }
  })

  it('of a source tell how fresh it is', async () => {
    const results = await resultsOf('sources.yml')
    const verdicts = ['freshness.error_after', 'freshness.warn_after'].map(
      (name) => results.get(name)?.verdict,
    )
    expect(golden.sources).toEqual([{ name: 'visits', status: 'warn' }])
    expect(verdicts).toEqual(['pass', 'warn'])
  })
})
