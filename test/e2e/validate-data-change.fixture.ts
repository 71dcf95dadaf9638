import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Job, StepResult } from './harness.ts'
import { jobWith } from './validate-data.fixture.ts'

export const CHANGE_RULES = `rows: {min: 1}
columns:
  id: {type: integer, unique: true}
  a: {range: [0, 10]}
`
/** Two rows break the range, and one value of id stands twice. */
export const BASE = 'id,a\n1,5\n2,-1\n3,99\n3,4\n'

/** Runs git in a folder. */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=ada',
    '-c',
    'user.email=ada@example.org',
    '-c',
    'protocol.file.allow=always',
  ]
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim()
}

export type Files = Readonly<Record<string, string | Uint8Array | undefined>>

/** Writes files, or removes them, and commits. @returns the id */
export function commit(folder: string, files: Files): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    if (content === undefined) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), content)
  }
  git(folder, 'add', '--all', '--force')
  git(folder, 'commit', '--quiet', '--message', 'change', '--allow-empty')
  return git(folder, 'rev-parse', 'HEAD')
}

/** A job whose workspace is a repository with two commits, `main` and what is checked out. */
export function changed(base: Files, head: Files): { job: Job; base: string; head: string } {
  const job = jobWith({ 'rules.yml': CHANGE_RULES })
  git(job.workspace, 'init', '--quiet', '--initial-branch=main')
  const first = commit(job.workspace, base)
  git(job.workspace, 'checkout', '--quiet', '-b', 'topic')
  return { job, base: first, head: commit(job.workspace, head) }
}

/** Tells a job that it runs for a pull request. */
export function asPullRequest(job: Job, base: string, head: string): void {
  const event = join(job.temp, 'event.json')
  const pull = { number: 1, base: { ref: 'main', sha: base }, head: { ref: 'topic', sha: head, repo: null } }
  writeFileSync(event, JSON.stringify({ pull_request: pull }))
  Object.assign(job.environment, {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_SHA: head,
  })
}

const reportSchema = z.looseObject({
  rules: z.array(z.looseObject({ rule: z.string(), older: z.number().nullable() })),
  change: z.looseObject({}).nullable(),
  reference: z.looseObject({}).nullable(),
})
/** The body of the JSON report. */
export const reportOf = ({ outputs }: StepResult) =>
  z.looseObject({ details: reportSchema }).parse(JSON.parse(readFileSync(outputs.report ?? '', 'utf8')))
    .details
