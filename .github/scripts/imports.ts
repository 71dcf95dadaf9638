/** The import rules of the design, checked on the text of every source file. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Source {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
}

export interface Findings {
  readonly violations: readonly string[]
  /** What a person should look at, but what fails nothing. */
  readonly warnings: readonly string[]
}

const FOUNDATIONS = ['core', 'stats', 'host', 'report', 'clients', 'data']
const DOMAINS = ['validation', 'evaluation', 'drift', 'training', 'registry', 'rollout']
const ALL = [...FOUNDATIONS, ...DOMAINS, 'runner', 'simulator', 'step', 'cli']

/** Which packages each package may import. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  stats: [],
  host: FOUNDATIONS,
  report: FOUNDATIONS,
  clients: FOUNDATIONS,
  data: FOUNDATIONS,
  ...Object.fromEntries(DOMAINS.map((name) => [name, FOUNDATIONS])),
  drift: [...FOUNDATIONS, 'evaluation'],
  runner: ['core', 'host'],
  simulator: ['core', 'host'],
  step: ALL,
  cli: ALL,
  actions: ALL,
}

const MAY_SEE_PROCESS = ['runner', 'simulator', 'cli']
const PLATFORM = /^@actions\/(?!(?:expressions|workflow-parser)(?:\/|$))/
const VAGUE = /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/
const MAX_LINES = 260

export function readSources(root: string): Source[] {
  const patterns = ['packages/**/*.ts', 'actions/**/*.ts', 'test/**/*.ts', '.github/scripts/*.ts']
  const exclude = (name: string): boolean => name === 'node_modules' || name === '.venv'
  return globSync(patterns, { cwd: root, exclude })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export function checkSources(sources: readonly Source[]): Findings {
  const violations = sources.flatMap((source) =>
    [...checkImports(source), ...checkProcess(source), ...checkName(source)].map(
      (what) => `${source.path}: ${what}`,
    ),
  )
  const warnings = sources.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    return lines > MAX_LINES ? [`${path}: ${lines} lines, more than ${MAX_LINES}`] : []
  })
  return { violations: [...violations, ...checkCycles(sources)], warnings }
}

/** The package (or `actions`) that a file belongs to; undefined for tests and scripts at the top. */
function packageOf(path: string): string | undefined {
  const [top, name] = path.split('/')
  if (top === 'actions') return 'actions'
  return top === 'packages' ? name : undefined
}

const isTest = (path: string): boolean => /\.(test|fixture)\.ts$/.test(path)

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

/** Every module that a text imports. */
export function importsOf(text: string): string[] {
  const forms =
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]/gm
  return [...withoutComments(text).matchAll(forms)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
}

function checkImports({ path, text }: Source): string[] {
  const own = packageOf(path)
  return importsOf(text).flatMap((name) => {
    if (name.startsWith('.'))
      return leavesPackage(path, name) ? [`imports ${name} past a package's face`] : []
    if (name.startsWith('#')) return checkFace(path, own, name)
    if (PLATFORM.test(name) && own !== undefined && own !== 'runner')
      return [`imports ${name}: only runner may`]
    return []
  })
}

function checkFace(path: string, own: string | undefined, name: string): string[] {
  const target = name.slice(1)
  if (!ALL.includes(target)) return [`imports ${name}, which is no package's face`]
  if (own === undefined) return []
  if (target === own) return isTest(path) ? [] : [`imports its own package by ${name}`]
  const allowed = ALLOWED[own]
  if (allowed === undefined) return [`package ${own} has no place in the layers`]
  return allowed.includes(target) ? [] : [`${own} imports ${name}`]
}

/** A relative import that ends in another package, or in another action, goes past its face. */
function leavesPackage(path: string, name: string): boolean {
  const target = normalize(join(dirname(path), name))
    .split('\\')
    .join('/')
  const home = (file: string): string =>
    /^(packages\/[^/]+|actions\/[^/]+\/|\w+|\.github)/.exec(file)?.[0] ?? ''
  if (home(path) === home(target)) return false
  if (isTest(path) && target.startsWith('test/fixtures/')) return false
  // What a package's unit tests share may lie beside their goldens.
  const [, subject] = /^test\/fixtures\/([^/]+)\//.exec(path) ?? []
  if (subject !== undefined && target.startsWith(`packages/${subject}/`)) return false
  // The entry of the bundle loads every action; scripts and tests look at all of them.
  return !target.startsWith('actions/') || !/^(actions\/index\.ts|\.github\/|test\/)/.test(path)
}

function checkProcess({ path, text }: Source): string[] {
  const own = packageOf(path)
  if (own === undefined || MAY_SEE_PROCESS.includes(own) || isTest(path)) return []
  const uses = withoutComments(text).match(/\bprocess\s*\.\s*(env|exit)\b/g) ?? []
  const imported = importsOf(text).filter((name) => name === 'node:process' || name === 'process')
  return [...new Set([...uses, ...imported])].map(
    (use) => `uses ${use}: only ${MAY_SEE_PROCESS.join(', ')} may`,
  )
}

function checkName({ path }: Source): string[] {
  return VAGUE.test(path) ? ['has a name that says nothing'] : []
}

/** Cycles between packages; the layers alone would allow step and cli to import each other. */
function checkCycles(sources: readonly Source[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { path, text } of sources) {
    const own = packageOf(path)
    if (own === undefined || isTest(path)) continue
    const targets = importsOf(text).flatMap((name) => (name.startsWith('#') ? [name.slice(1)] : []))
    edges.set(own, new Set([...(edges.get(own) ?? []), ...targets.filter((target) => target !== own)]))
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  const looped = [...edges.keys()].filter((name) => reaches(name, name)).sort()
  return looped.length === 0 ? [] : [`packages in a cycle: ${looped.join(', ')}`]
}
