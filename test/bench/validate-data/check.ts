/** The checks of rules.yml by this project's engine, without the rest of a step: no digest, profile or record. */
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseYaml } from '#core'
import { type DataFile, openEngine } from '#data'
import { checkData, readRules, rulesByTable } from '#validation'

const [path = '', rules = '', folder = ''] = process.argv.slice(2)
const binding = resolve(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)
const format = path.endsWith('.csv') ? 'csv' : 'parquet'
const file: DataFile = { path, name: 'orders', format, gzip: false, bytes: 1, sha256: '' }
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
const dataset = { files: [file], unreadable: [], sha256: '', bytes: 1 }
const checked = await checkData(engine, dataset, main, { now, tables: new Map(), reference: undefined })
const held = checked.results.filter(({ status }) => status === 'holds').length
console.log(`${held} of ${checked.results.length} hold on ${checked.rows} rows`)
