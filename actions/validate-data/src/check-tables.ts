import type { Engine, Profile } from '#data'
import { type CheckResult, checkData, type RulesByTable } from '#validation'
import type { Request } from './request.ts'

/** Checks the data, then each other table that a file has rules for; the results of all stand together. */
export async function checkTables(
  engine: Engine,
  { dataset, tables, base }: Request,
  { main, others }: RulesByTable,
  reference: Profile | undefined,
  now: Date,
): Promise<CheckResult> {
  const datasets = new Map([...tables].map(([name, table]) => [name, table.dataset]))
  const context = { now, tables: datasets, reference }
  const change = base && { base: base.dataset, key: base.key }
  const checked = await checkData(engine, dataset, main, { ...context, change })
  const results = [...checked.results]
  for (const [name, expectations] of others) {
    const own = datasets.get(name)
    if (own === undefined) throw new Error(`rules for a table ${name} that is not there`)
    const found = await checkData(engine, own, expectations, { ...context, reference: undefined })
    results.push(...found.results)
  }
  return { ...checked, results }
}
