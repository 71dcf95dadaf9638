import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseYaml } from '#core'
import { type Dataset, type Engine, openDataset, openEngine, type Profile } from '#data'
import { type CheckContext, type CheckResult, checkData } from './check.ts'
import { rulesByTable } from './expectations.ts'
import { readRules } from './formats/read-rules.ts'
import type { RuleResult } from './results.ts'
import type { Expectations } from './rule.ts'

const BINDING = join(
  import.meta.dirname,
  `../../node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`,
)

/** The instant at which tests check freshness. */
export const NOW = new Date('2026-03-10T12:00:00Z')

/** A run that knows nothing but the data. */
export const CONTEXT: CheckContext = { now: NOW, tables: new Map(), reference: undefined }

/** Rules in any format. */
export function rulesIn(text: string, compat?: 'pandas' | 'sql'): Expectations {
  const file = readRules(parseYaml(text, 'rules.yml'), { compat, parameters: {}, now: NOW })
  return rulesByTable([file], { table: undefined, alsoKnownAs: [], others: [] }).main
}

export interface Workplace extends AsyncDisposable {
  readonly folder: string
  readonly engine: Engine
  write(name: string, content: string | Uint8Array): Promise<void>
  /** Writes a Parquet file by a query. */
  parquet(name: string, query: string): Promise<void>
  dataset(...patterns: string[]): Promise<Dataset>
  /** Checks files against rules in YAML. */
  check(rules: string, ...patterns: string[]): Promise<CheckResult>
  /** The same with other tables, by the names of their files, or a profile of earlier data. */
  checkAgainst(rules: string, known: Known, ...patterns: string[]): Promise<CheckResult>
}

interface Known {
  readonly tables?: Readonly<Record<string, string>>
  readonly reference?: Profile
}

/** A folder of its own for one test, with an engine confined to it and to other folders. */
export async function openWorkplace(others: readonly string[] = []): Promise<Workplace> {
  const top = await mkdtemp(join(tmpdir(), 'lockstep-validation-'))
  const folder = join(top, 'data')
  await mkdir(folder)
  const engine = await openEngine({
    binding: BINDING,
    tempDirectory: join(top, 'spill'),
    allowedPaths: [folder, ...others],
  })
  const dataset = (...patterns: string[]) => openDataset(patterns, { root: folder })
  return {
    folder,
    engine,
    dataset,
    write: async (name, content) => {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    },
    parquet: async (name, query) => {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await engine.run(`COPY (${query}) TO '${join(folder, name)}' (FORMAT parquet)`)
    },
    check: async (rules, ...patterns) =>
      checkData(engine, await dataset(...patterns), rulesIn(rules), CONTEXT),
    checkAgainst: async (rules, { tables = {}, reference }, ...patterns) => {
      const others = new Map<string, Dataset>()
      for (const [name, file] of Object.entries(tables)) others.set(name, await dataset(file))
      const context = { ...CONTEXT, tables: others, reference }
      return checkData(engine, await dataset(...patterns), rulesIn(rules), context)
    },
    async [Symbol.asyncDispose]() {
      await engine.close()
      await rm(top, { recursive: true, force: true })
    },
  }
}

/** `id: status broken/checked` of each result. */
export function outline(results: readonly RuleResult[]): string[] {
  return results.map(({ id, status, broken, checked }) => {
    const counts = broken === undefined || checked === undefined ? '' : ` ${broken}/${checked}`
    return `${id}: ${status}${counts}`
  })
}

/** `file:line value` of each example. */
export function places({ examples }: RuleResult): string[] {
  return examples.map(({ file, line, row, value }) => `${file}:${line ?? `#${row}`} ${value}`)
}

export function resultFor(results: readonly RuleResult[], id: string): RuleResult {
  const found = results.find((result) => result.id === id)
  if (found === undefined) throw new Error(`no result ${id} among ${results.map((result) => result.id)}`)
  return found
}
