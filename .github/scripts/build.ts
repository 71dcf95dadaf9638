/** Builds dist: tsc emits JavaScript, ncc bundles it, stubs are written. `--out <folder>` builds elsewhere. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { transformSync } from 'esbuild'

const root = resolve(import.meta.dirname, '../..')

/** Each has a stub for `main` and one for `post`. */
const actions = ['validate-data', 'train', 'gate-metrics', 'register-model', 'canary-deploy', 'drift-check']

/** Processes that a main starts and that live beside it; each has a stub. */
const daemons = ['splitter']

const OLD_RUNNER = '::error::lockstep needs Node 24: update the runner to 2.328.0 or later. Found'
const OLD_NODE =
  'lockstep: needs Node 24. After npm ci this checkout has one: node_modules/.bin/node dist/lockstep.js. Found'

/** Node may be older than the documentation says: say so instead of failing on syntax. */
function stub(call: string, tooOld = OLD_RUNNER): string {
  return `if (Number(process.versions.node.split('.')[0]) < 24) {
  console.log('${tooOld}', process.version)
  process.exit(1)
}
const { ${call.split('(')[0]} } = await import('./bundle/index.js')
await ${call}
`
}

export function build(out: string): void {
  rmSync(join(root, 'build'), { recursive: true, force: true })
  rmSync(out, { recursive: true, force: true })
  run('node_modules/typescript/bin/tsc', ['--project', 'tsconfig.json'])
  run('node_modules/@vercel/ncc/dist/ncc/cli.js', [
    'build',
    'build/actions/index.js',
    ...['--out', join(out, 'bundle')],
    ...['--license', 'licenses.txt'],
    // The native binding is loaded from a folder that is known only at run time.
    ...['--external', '@duckdb/node-bindings'],
    '--no-cache',
    '--quiet',
  ])
  shrink(join(out, 'bundle'))
  for (const name of actions) {
    writeFileSync(join(out, `${name}.js`), stub(`start('${name}', 'main')`))
    writeFileSync(join(out, `${name}-post.js`), stub(`start('${name}', 'post')`))
  }
  for (const name of daemons) writeFileSync(join(out, `${name}.js`), stub(`startDaemon('${name}')`))
  writeFileSync(join(out, 'lockstep.js'), `#!/usr/bin/env node\n${stub('startCli()', OLD_NODE)}`, {
    mode: 0o755,
  })
  writeFileSync(join(out, 'package.json'), '{"type":"module"}\n')
}

/** The bundler's own minifier leaves chunks as they are. Names stay, so that a stack trace can be read. */
function shrink(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const path = join(folder, name)
    const options = {
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      target: 'node24',
    } as const
    writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { ...options, format: 'esm' }).code)
  }
}

function run(script: string, args: readonly string[]): void {
  const done = spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) throw new Error(`${script} failed`)
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } })
  const out = resolve(root, values.out)
  const started = performance.now()
  build(out)
  console.log(
    `${readdirSync(out).length} files in ${values.out}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
}
