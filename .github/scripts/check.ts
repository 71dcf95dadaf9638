/** `npm run check`: everything that can be said of the code without running its tests. Every part runs. */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { checkBundle } from './bundle.ts'
import { checkSources, readSources } from './imports.ts'
import { auditWorkflows, lintWorkflows } from './linters.ts'
import { checkActions } from './manifests.ts'
import { staleSchemas } from './report-schema.ts'
import { checkUsing } from './using.ts'

const root = resolve(import.meta.dirname, '../..')

interface Outcome {
  readonly problems: readonly string[]
  readonly note?: string
}

const parts: Readonly<Record<string, () => Outcome | Promise<Outcome>>> = {
  types: () => script('node_modules/typescript/bin/tsc', '--noEmit', '--project', '.'),
  lint: () => script('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  imports: () => {
    const sources = readSources(root)
    const { violations, warnings } = checkSources(sources)
    return { problems: violations, note: [`${sources.length} files`, ...warnings].join('\n  ') }
  },
  using: () => ({ problems: checkUsing(readSources(root)) }),
  actions: async () => ({ problems: [...(await checkActions(root)), ...staleSchemas(root)] }),
  bundle: () => checkBundle(root),
  actionlint: () => ({ problems: lintWorkflows(root) }),
  zizmor: () => ({ problems: auditWorkflows(root) }),
}

function script(path: string, ...args: string[]): Outcome {
  const done = spawnSync(process.execPath, [join(root, path), ...args], { cwd: root, encoding: 'utf8' })
  return { problems: done.status === 0 ? [] : [`${done.stdout}${done.stderr}`.trim()] }
}

async function runPart(work: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] }
  }
}

let failed = 0
for (const [name, work] of Object.entries(parts)) {
  const started = performance.now()
  const { problems, note } = await runPart(work)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const result = problems.length === 0 ? 'ok' : 'FAILED'
  console.log(
    `${name.padEnd(11)}${result.padEnd(8)}${seconds.padStart(6)} s${note === undefined ? '' : `  ${note}`}`,
  )
  for (const problem of problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`)
  if (problems.length > 0) failed += 1
}
console.log(failed === 0 ? 'All parts hold.' : `${failed} of ${Object.keys(parts).length} parts failed.`)
process.exitCode = failed === 0 ? 0 : 1
