/** Some number of rules, all different, on one file. */
import { dirname, join, resolve } from 'node:path'
import { parseYaml } from '#core'
import { type DataFile, DEFAULT_READ_OPTIONS, openEngine } from '#data'
import { checkData, readRules, rulesByTable } from '#validation'

const [path = '', count = '20', folder = ''] = process.argv.slice(2)
const COLUMNS = ['id', 'price', 'quantity', 'weight']
const MAXIMA = [1e9, 500, 20, 1e6]

/** Of twenty rules sixteen are ranges, two sets, one a length and one a pattern; no two are alike. */
function ruleOf(index: number): string {
  const at = index % 4
  switch (index % 20) {
    case 16:
    case 17:
      return `{state: {in: [open, paid, sent, done, void, other${index}]}}`
    case 18:
      return `{email: {length: [1, ${40 + index}]}}`
    case 19:
      return `{email: {matches: '^user[0-9]{1,${6 + (index % 900)}}@'}}`
    default:
      return `{${COLUMNS[at]}: {range: [${-index}, ${(MAXIMA[at] ?? 0) + index}]}}`
  }
}

const binding = resolve(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)
const found = { name: 'orders', origin: path, bytes: 1, sha256: '' }
const file: DataFile = { ...found, path, format: 'parquet', packing: undefined }
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
const dataset = {
  ...{ files: [file], found: [found], unreadable: [], sha256: '', bytes: 1 },
  ...{ read: DEFAULT_READ_OPTIONS, scratch: undefined },
}
const checked = await checkData(engine, dataset, main, { now, tables: new Map(), reference: undefined })
const held = checked.results.filter(({ status }) => status === 'holds').length
console.log(`${held} of ${checked.results.length} hold on ${checked.rows} rows`)
