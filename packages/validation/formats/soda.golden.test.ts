import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml } from '#core'
import { openDataset } from '#data'
import { openWorkplace } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import type { RuleResult } from '../results.ts'
import { soda } from './soda.ts'

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/validation')
const FOLDER = join(FIXTURES, 'soda')

const golden = z
  .object({
    contracts: z.record(
      z.string(),
      z.object({
        checks: z.array(
          z.object({
            name: z.string(),
            column: z.string().nullable(),
            type: z.string(),
            outcome: z.enum(['PASSED', 'FAILED', 'WARN']),
            value: z.number().nullable(),
          }),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(FOLDER, 'golden.json'), 'utf8')))

/** Results by name, and by column and type for those without one. */
async function resultsOf(name: string): Promise<Map<string, RuleResult>> {
  await using place = await openWorkplace([FIXTURES])
  const data = (table: string) => openDataset([`dbt/data/${table}.csv`], { root: FIXTURES })
  const now = new Date()
  const document = parseYaml(readFileSync(join(FOLDER, 'contracts', name), 'utf8'), name)
  const [table] = soda.read(document, { now, compat: undefined, parameters: {} }).tables
  if (table === undefined) throw new Error('no table')
  const tables = new Map([['customers', await data('customers')]])
  const context = { now, tables, reference: undefined }
  const main = name.startsWith('schema') ? 'customers' : 'orders'
  const { results } = await checkData(place.engine, await data(main), table, context)
  const found = new Map<string, RuleResult>()
  for (const { id, title } of table.rules) {
    const result = results.find((candidate) => candidate.id === id)
    if (result !== undefined) found.set(id, result)
    if (result !== undefined && title !== undefined) found.set(title, result)
  }
  return found
}

const VERDICTS = { PASSED: 'pass', FAILED: 'fail', WARN: 'warn' } as const

describe('Soda contracts', () => {
  it.each(readdirSync(join(FOLDER, 'contracts')))(
    '%s gives the outcomes and values of Soda',
    async (name) => {
      const results = await resultsOf(name)
      for (const { name: title, column, type, outcome, value } of golden.contracts[name]?.checks ?? []) {
        const id = column === null ? type : `${column}.${type}`
        const result = results.get(title) ?? results.get(id)
        const told = `${title} ${outcome} ${value}: ${result?.id} ${result?.status} ${result?.verdict} ${result?.why}`
        expect(result?.verdict, told).toBe(VERDICTS[outcome])
        if (value === null || type === 'schema') continue
        const { broken, checked = 0, observed } = result ?? {}
        const isShare = /percent$|_eu$/.test(title) && broken !== undefined
        const found = isShare ? (100 * broken) / checked : (broken ?? Number(observed))
        expect(found, told).toBeCloseTo(value, 9)
      }
    },
  )
})
