import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { best, type Cost, measure } from '../measure.ts'
import { BENCH_FOLDER, makeOrders } from './orders.ts'

const ROWS = Number(process.env.LOCKSTEP_BENCH_ROWS ?? 5_000_000)
const here = import.meta.dirname

/** Each peer has an environment of its own: their pins exclude one another. */
const PEERS = [
  {
    name: 'Great Expectations (pandas)',
    script: 'great_expectations_suite',
    packages: ['great_expectations==1.24.1', 'pandas==3.1.1', 'pyarrow==26.0.1'],
  },
  {
    name: 'Pandera (pandas)',
    script: 'pandera_schema',
    packages: ['pandera[pandas]==0.35.0', 'pandas==3.1.1', 'pyarrow==26.0.1'],
  },
  { name: 'Polars, one lazy query', script: 'polars_query', packages: ['polars==2.1.0'] },
  {
    name: 'Soda (DuckDB), 17 checks',
    script: 'soda_contract',
    packages: ['soda-core==4.28.0', 'soda-duckdb==4.28.0', 'duckdb==2.0.0'],
  },
] as const

/** 21 checks on rows of ten columns, by this project and by its peers, each in a process of its own. */
export async function benchValidateData(): Promise<void> {
  const scratch = join(BENCH_FOLDER, `run-${process.pid}`)
  await mkdir(scratch, { recursive: true })
  // As it is shipped: without the time that Node takes to strip types.
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'])
  try {
    const orders = await makeOrders(ROWS)
    console.log(
      `validate-data: 21 checks on ${ROWS.toLocaleString('en')} rows of 10 columns; the best of two runs by CPU`,
    )
    for (const path of [orders.parquet, orders.csv]) await sideBySide(path, scratch)
    await manyRules(scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function sideBySide(path: string, scratch: string): Promise<void> {
  const script = (name: string): string => relative(process.cwd(), join(here, name))
  const node = (...argv: string[]) => measure([process.execPath, ...argv], {})
  const hand = await best(2, () => node(script('hand-written.ts'), path))
  const own = await best(2, () => node(script('check.ts'), path, join(here, 'rules.yml'), scratch))
  console.log(`\n${path.split('.').at(-1)}`)
  print('one query by hand (DuckDB)', hand, hand)
  print('Lockstep, the check', own, hand)
  for (const peer of PEERS) {
    const python = environmentOf(peer)
    const argv = [python, join(here, 'peers', `${peer.script}.py`), path, scratch]
    print(
      peer.name,
      await best(1, () => measure(argv, { SODA_CORE_TELEMETRY_ENABLED: 'false', TQDM_DISABLE: '1' })),
      hand,
    )
  }
}

function environmentOf({ script, packages }: (typeof PEERS)[number]): string {
  const folder = join(BENCH_FOLDER, `${script}-${packages.join('-').replace(/[^\w.=-]/g, '')}`)
  const python = join(folder, 'bin/python')
  if (existsSync(join(folder, 'ready'))) return python
  console.log(`installing ${packages.join(', ')}`)
  execFileSync('python3', ['-m', 'venv', folder])
  execFileSync(python, ['-m', 'pip', 'install', '-q', ...packages], { stdio: 'inherit' })
  execFileSync('touch', [join(folder, 'ready')])
  return python
}

/** What a thousand rules cost where twenty do. */
async function manyRules(scratch: string): Promise<void> {
  const { parquet } = await makeOrders(1_000_000)
  const many = relative(process.cwd(), join(here, 'many-rules.ts'))
  const run = (rules: number) =>
    best(2, () => measure([process.execPath, many, parquet, String(rules), scratch], {}))
  const [few, thousand] = [await run(20), await run(1000)]
  console.log('\n1,000,000 rows of Parquet')
  print('Lockstep, 20 rules', few, few)
  print('Lockstep, 1,000 rules', thousand, few)
}

function print(name: string, cost: Cost, base: Cost): void {
  const figures = [
    `${cost.cpu.toFixed(1)} CPU s`,
    `${(cost.cpu / base.cpu).toFixed(2)}x`,
    `${cost.wall.toFixed(1)} s`,
    `${cost.memory.toFixed(0)} MB`,
  ]
  console.log(
    `  ${name.padEnd(30)}${figures.map((figure) => figure.padStart(11)).join('')}   ${cost.said.slice(0, 60)}`,
  )
}
