/**
 * A CSV larger than memory, checked within a limit:
 * `node -C source test/bench/large-csv.ts --size 20GB --memory 1GiB [--folder <where it is written>] [--sample 100000]`
 * It prints rows/s, CPU and the process's peak resident memory, and removes the file.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { formatBytes, parseBytes, parseYaml } from '#core'
import { openDataset, openEngine, readReadOptions } from '#data'
import { checkData, readRules, rulesByTable } from '#validation'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '2GB' },
    memory: { type: 'string', default: '512MiB' },
    folder: { type: 'string', default: tmpdir() },
    sample: { type: 'string' },
    unique: { type: 'boolean', default: true },
  },
  allowNegative: true,
})

const RULES = `
rows: {min: 1}
columns:
  id: {type: integer, not-null: true${values.unique ? ', unique: true' : ''}}
  email: {not-null: true, matches: '^[^@]+@[^@]+$'}
  amount: {type: number, range: [0, 1000]}
  day: {type: date}
  state: {in: [new, paid, sent, gone]}
`

/** Lines of about 60 bytes, ids in no order and each once. */
function* chunks(bytes: number): Generator<string> {
  yield 'id,email,amount,day,state\n'
  const states = ['new', 'paid', 'sent', 'gone']
  let written = 0
  let text = ''
  for (let row = 0; written < bytes; row += 1) {
    // A multiplication by an odd number permutes the integers modulo 2^40.
    const id = Number((BigInt(row) * 6364136223846793005n) & 0xffffffffffn)
    const day = `2024-${String((row % 12) + 1).padStart(2, '0')}-${String((row % 28) + 1).padStart(2, '0')}`
    text += `${id},user${row}@example.org,${(row % 100_000) / 100},${day},${states[row % 4]}\n`
    if (text.length < 2 ** 18) continue
    written += text.length
    yield text
    text = ''
  }
}

const seconds = (from: number) => (performance.now() - from) / 1000
const folder = await mkdtemp(join(resolve(values.folder), 'lockstep-large-'))
try {
  const path = join(folder, 'large.csv')
  let start = performance.now()
  await pipeline(Readable.from(chunks(parseBytes(values.size))), createWriteStream(path))
  console.log(`written in ${seconds(start).toFixed(1)} s`)
  start = performance.now()
  const sample = values.sample === undefined ? '{}' : `sample: {rows: ${values.sample}}`
  const dataset = await openDataset([path], {
    root: folder,
    read: readReadOptions(parseYaml(sample, 'read')),
  })
  console.log(`${formatBytes(dataset.bytes)} hashed in ${seconds(start).toFixed(1)} s`)
  start = performance.now()
  const used = process.cpuUsage()
  let told = 0
  await using engine = await openEngine({
    binding: resolve(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`),
    tempDirectory: join(folder, 'spill'),
    allowedPaths: [path],
    memoryLimit: parseBytes(values.memory),
    onProgress: (share) => {
      if (share - told < 0.2 && share >= told) return
      told = share
      console.log(`  ${Math.floor(100 * share)} % after ${seconds(start).toFixed(0)} s`)
    },
  })
  const now = new Date()
  const read = readRules(parseYaml(RULES, 'rules'), { compat: undefined, parameters: {}, now })
  const { main } = rulesByTable([read], { table: undefined, alsoKnownAs: [], others: [] })
  const { rows, results } = await checkData(engine, dataset, main, {
    now,
    tables: new Map(),
    reference: undefined,
  })
  const wall = seconds(start)
  const { user, system } = process.cpuUsage(used)
  const held = results.filter(({ status }) => status === 'holds').length
  console.log(`${held} of ${results.length} rules hold on ${rows} rows`)
  console.log(
    `${wall.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU, ${Math.round(rows / wall)} rows/s, ` +
      `peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB with a limit of ${values.memory}`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
