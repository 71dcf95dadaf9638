import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml } from '#core'
import { openDataset } from '#data'
import { openWorkplace } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import type { RuleResult } from '../results.ts'
import { odcs } from './odcs.ts'

const FOLDER = join(import.meta.dirname, '../../../test/fixtures/validation/odcs')

const check = z.object({
  key: z.string(),
  type: z.string(),
  model: z.string(),
  field: z.string().nullable(),
  id: z.string().nullable(),
  result: z.enum(['passed', 'failed', 'warning']),
  value: z.union([z.number(), z.string(), z.boolean()]).optional(),
})
type Golden = z.infer<typeof check>
const golden = z
  .object({ contracts: z.record(z.string(), z.object({ checks: z.array(check) })) })
  .parse(JSON.parse(readFileSync(join(FOLDER, 'golden.json'), 'utf8')))

/** Rules that hold here but not there. */
const DIFFERENT: Readonly<Record<string, string>> = {
  decimal_sum: 'a DECIMAL 0.3 is 0.3 here, there not the binary number beside it',
}

const NAMES: Readonly<Record<string, string>> = {
  field_is_present: 'present',
  field_type: 'type',
  field_required: 'required',
  field_unique: 'unique',
  field_primary_key_required: 'primaryKey.required',
  field_primary_key_unique: 'primaryKey.unique',
  primary_key_unique: 'primaryKey',
  field_min_length: 'minLength',
  field_max_length: 'maxLength',
  field_minimum: 'minimum',
  field_maximum: 'maximum',
  field_regex: 'pattern',
  servicelevel_freshness: 'freshness',
  servicelevel_retention: 'retention',
}

/** All results of a contract by id; those on missing columns have the name of the object before them as well. */
async function resultsOf(name: string): Promise<Map<string, RuleResult>> {
  await using place = await openWorkplace([FOLDER])
  const now = new Date()
  const text = readFileSync(join(FOLDER, 'contracts', name), 'utf8')
  const file = odcs.read(parseYaml(text, name), { now, compat: undefined, parameters: {} })
  const data = (table: string) =>
    openDataset([`data/${table}.${table === 'trips' ? 'parquet' : 'csv'}`], { root: FOLDER })
  const found = new Map<string, RuleResult>()
  for (const table of file.tables) {
    const own =
      table.name ??
      (name.startsWith('parquet') ? 'trips' : name.startsWith('values') ? 'customers' : 'orders')
    const tables = new Map([['customers', await data('customers')]])
    const { results } = await checkData(place.engine, await data(own), table, {
      now,
      tables,
      reference: undefined,
    })
    for (const result of results) {
      const id = result.id.startsWith(`${own}.`) ? result.id : `${own}.${result.id}`
      found.set(id, result)
    }
  }
  return found
}

/** A bound that excludes its end is two checks there. */
function expectedOf(checks: readonly Golden[]): Golden[] {
  return checks.flatMap((item) => {
    if (item.type === 'field_not_equal') return []
    const other = checks.find(({ type, field }) => type === 'field_not_equal' && field === item.field)
    if (other === undefined || !/^field_(minimum|maximum)$/.test(item.type)) return [item]
    const value = Number(item.value) + Number(other.value)
    const result = value === 0 ? 'passed' : 'failed'
    return [{ ...item, type: item.type.replace('field_m', 'exclusiveM'), value, result }]
  })
}

function idOf({ model, field, id, type }: Golden): string {
  return [model, ...(field === null ? [] : [field]), id ?? NAMES[type] ?? type].join('.')
}

describe('contracts', () => {
  for (const name of readdirSync(join(FOLDER, 'contracts'))) {
    it(`${name} gives the verdicts and counts of datacontract-cli`, async () => {
      const results = await resultsOf(name)
      const relationships = [...results.values()].filter(({ id }) => /\.relationship(#\d)?$/.test(id))
      for (const item of expectedOf(golden.contracts[name]?.checks ?? [])) {
        const result = item.type === 'field_relationships' ? relationships.shift() : results.get(idOf(item))
        expectAlike(item, result)
      }
      expect(relationships).toEqual([])
    })
  }
})

function expectAlike(item: Golden, result: RuleResult | undefined): void {
  const { key, result: wanted, value } = item
  const told = `${key} ${wanted} ${value}: ${result?.id} ${result?.status} ${result?.verdict} ${result?.why}`
  // A column that is there gives no result of its own.
  const found = { holds: (result?.status ?? 'holds') === 'holds', blocks: result?.verdict === 'fail' }
  expect(found, told).toEqual(expectedFor(item))
  if (value === undefined || result?.status === 'not-run') return
  expect(String(result?.broken ?? result?.observed), told).toBe(String(value))
}

function expectedFor({ type, id, result, value }: Golden): { holds: boolean; blocks: boolean } {
  if (result === 'passed' || (id !== null && id in DIFFERENT)) return { holds: true, blocks: false }
  // What it warns of without a value, it did not run: types of Parquet files, which we do, or what fails here.
  if (result === 'warning' && value === undefined) {
    return type === 'field_type' ? { holds: true, blocks: false } : { holds: false, blocks: true }
  }
  return { holds: false, blocks: result === 'failed' }
}
