/** The checks of rules.yml by this project's engine, without the rest of a step: no digest, profile or record. */
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseYaml } from '#core'
import { type DataFile, DEFAULT_READ_OPTIONS, openEngine } from '#data'
import { checkData, readRules, rulesByTable } from '#validation'

const [path = '', rules = '', folder = ''] = process.argv.slice(2)
const binding = resolve(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)
const format = path.endsWith('.csv') ? 'csv' : 'parquet'
const found = { name: 'orders', origin: path, bytes: 1, sha256: '' }
const file: DataFile = { ...found, path, format, packing: undefined }
const document = parseYaml(await readFile(rules, 'utf8'), 'rules')
const now = new Date()
const read = readRules(document, { compat: undefined, parameters: {}, now })
const { main } = rulesByTable([read], { table: undefined, alsoKnownAs: [], others: [] })
await using engine = await openEngine({
  binding,
  tempDirectory: join(folder, 'spill'),
  allowedPaths: [dirname(path)],
  threads: 2,
})
const dataset = {
  ...{ files: [file], found: [found], unreadable: [], sha256: '', bytes: 1 },
  ...{ read: DEFAULT_READ_OPTIONS, scratch: undefined },
}
const checked = await checkData(engine, dataset, main, { now, tables: new Map(), reference: undefined })
const held = checked.results.filter(({ status }) => status === 'holds').length
console.log(`${held} of ${checked.results.length} hold on ${checked.rows} rows`)
