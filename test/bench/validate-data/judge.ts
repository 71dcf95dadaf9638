import { dirname, extname, join, resolve } from 'node:path'
import { type DataFile, DEFAULT_READ_OPTIONS, openEngine } from '#data'
import { checkData, type RuleFile, rulesByTable } from '#validation'

/** Judges one file by this project's engine, without the rest of a step: no digest, profile or record. */
export async function judge(path: string, files: readonly RuleFile[], folder: string): Promise<void> {
  const found = { name: 'orders', origin: path, bytes: 1, sha256: '' }
  const format = extname(path) === '.csv' ? 'csv' : 'parquet'
  const file: DataFile = { ...found, path, format, packing: undefined }
  const { main } = rulesByTable(files, { table: undefined, alsoKnownAs: [], others: [] })
  await using engine = await openEngine({
    binding: resolve(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`),
    tempDirectory: join(folder, 'spill'),
    allowedPaths: [dirname(path)],
    threads: 2,
  })
  const dataset = {
    ...{ files: [file], found: [found], unreadable: [], sha256: '', bytes: 1 },
    ...{ read: DEFAULT_READ_OPTIONS, scratch: undefined },
  }
  const context = { now: new Date(), tables: new Map(), reference: undefined }
  const checked = await checkData(engine, dataset, main, context)
  const held = checked.results.filter(({ status }) => status === 'holds').length
  console.log(`${held} of ${checked.results.length} hold on ${checked.rows} rows`)
}
