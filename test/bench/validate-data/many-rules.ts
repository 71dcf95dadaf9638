/** Some number of rules, all different, on one file. */
import { dirname, join, resolve } from 'node:path'
import { parseYaml } from '#core'
import { type DataFile, openEngine } from '#data'
import { checkData, readRules, rulesByTable } from '#validation'

const [path = '', count = '20', folder = ''] = process.argv.slice(2)
const COLUMNS = ['id', 'price', 'quantity', 'weight']
const MAXIMA = [1e9, 500, 20, 1e6]
const ruleOf = (index: number): string => {
  const column = COLUMNS[index % 4] ?? ''
  if (index % 5 === 4) return `{email: {matches: '^[a-z0-9]+@([a-z0-9]+[.]org|x${index})$'}}`
  return `{${column}: {range: [${-index}, ${(MAXIMA[index % 4] ?? 0) + index}]}}`
}
const binding = resolve(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)
const file: DataFile = { path, name: 'orders', format: 'parquet', gzip: false, bytes: 1, sha256: '' }
const now = new Date()
const options = { compat: undefined, parameters: {}, now }
// A column has one rule of a kind, so that each rule stands in a file of its own.
const files = Array.from({ length: Number(count) }, (_, index) =>
  readRules(parseYaml(`columns: ${ruleOf(index)}`, `rules-${index}`), options),
)
const { main } = rulesByTable(files, { table: undefined, alsoKnownAs: [], others: [] })
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
