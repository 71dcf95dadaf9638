/**
 * The servers that the tests of this folder run against, at pinned versions, built once per machine outside the
 * checkout. What cannot be had here is said, and its tests are skipped with that reason.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the S3 server's binary, or why there is none. */
    readonly versitygw: { readonly path: string } | { readonly why: string }
  }
}

const VERSITYGW = '1.8.0'

const configured = process.env.XDG_CACHE_HOME
const cache = join(
  configured && isAbsolute(configured) ? configured : join(process.env.HOME || homedir(), '.cache'),
  'lockstep/tools',
)

export default function setup(project: TestProject): void {
  const versitygw = versityGateway()
  if ('why' in versitygw) console.log(`skipped: no S3 server here: ${versitygw.why}`)
  project.provide('versitygw', versitygw)
}

function versityGateway(): { path: string } | { why: string } {
  const folder = join(cache, `versitygw-${VERSITYGW}`)
  const path = join(folder, 'versitygw')
  if (existsSync(path)) return { path }
  const go = goCommand()
  if (go === undefined) return { why: 'it is built by Go, which is not installed' }
  console.log(`building versitygw ${VERSITYGW} in ${folder} (once, some minutes)`)
  mkdirSync(cache, { recursive: true })
  // Built aside: an interrupted build must not be taken for a whole one.
  const aside = mkdtempSync(join(cache, 'versitygw-'))
  const target = `github.com/versity/versitygw/cmd/versitygw@v${VERSITYGW}`
  const env = { ...process.env, GOBIN: aside, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' }
  const built = spawnSync(go, ['install', target], { encoding: 'utf8', env })
  if (built.status === 0 && !existsSync(folder)) renameSync(aside, folder)
  rmSync(aside, { recursive: true, force: true })
  if (existsSync(path)) return { path }
  return {
    why: `building it failed: ${built.error?.message ?? built.stderr.trim().split('\n').slice(-3).join(' ')}`,
  }
}

/** The Go of the machine, or the one that `npm run check` has brought. */
function goCommand(): string | undefined {
  const brought = globSync('go-*/bin/go', { cwd: cache }).map((path) => join(cache, path))
  return ['go', ...brought].find((go) => spawnSync(go, ['version']).status === 0)
}
