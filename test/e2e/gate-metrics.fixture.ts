import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, entryBytes, sealEntry, sha256 } from '#core'
import { entriesOf, type Job, newJob, runStep, type StepResult } from './harness.ts'

export const POLICY = "rules: {accuracy: '>= 0.8', log_loss: '<= 0.5'}\n"
export const GOOD = '{"accuracy": 0.83, "log_loss": 0.41}'

/** A job with a model, a policy and metrics that keep it; `files` replace or add to these. */
export function jobWith(
  files: Readonly<Record<string, string>> = {},
  environment: Record<string, string> = {},
): Job {
  const job = newJob(environment)
  const all = { 'model.bin': 'weights', 'gate.yaml': POLICY, 'metrics.json': GOOD, ...files }
  for (const [name, content] of Object.entries(all)) writeFileSync(join(job.workspace, name), content)
  return job
}

const INPUTS = { policy: 'gate.yaml', metrics: 'metrics.json', model: 'model.bin' }

/** Runs gate-metrics on the files of `jobWith`. */
export function gate(job: Job, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return runStep(job, 'gate-metrics', { ...INPUTS, ...inputs })
}

/** The only entry of a job. */
export function entryOf(job: Job): Entry {
  const [sealed, ...more] = entriesOf(job)
  if (sealed === undefined || more.length > 0) throw new Error('expected one entry')
  return sealed.entry
}

/** Exit code, verdict, reason. */
export const shown = ({ code, outputs }: StepResult) => [code, outputs.verdict, outputs.reason]

/** Runs git in a folder. */
export function git(folder: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=ada',
    '-c',
    'user.email=ada@example.org',
    '-c',
    'init.defaultBranch=main',
  ]
  const done = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout.trim()
}

/** Commits everything in a job's workspace. @returns the commit */
export function commit(job: Job, message: string): string {
  git(job.workspace, 'add', '--all')
  git(job.workspace, 'commit', '--quiet', '--message', message)
  return git(job.workspace, 'rev-parse', 'HEAD')
}

/** An entry and products in this job's store, as a step before would have left them. */
export function trained(job: Job, metrics: string, model = 'weights'): void {
  const store = join(job.temp, 'lockstep')
  const products = [
    { role: 'model', name: 'model.onnx', content: model },
    { role: 'metrics', name: 'metrics.json', content: metrics },
  ].map(({ role, name, content }) => {
    const path = join(job.temp, `${sha256(content).slice(0, 8)}-${name}`)
    writeFileSync(path, content)
    const product = { role, name, sha256: sha256(content), bytes: content.length, kind: 'file' as const }
    mkdirSync(join(store, 'products'), { recursive: true })
    const note = JSON.stringify({ ...product, path, share: 'auto' })
    writeFileSync(join(store, 'products', `${product.sha256}.json`), note)
    return product
  })
  const [like] = entriesOf(job)
  if (like === undefined) throw new Error('expected an entry to copy')
  const { report: _, policy: __, ...rest } = like.entry
  const sealed = sealEntry({
    ...rest,
    action: 'train',
    run: { ...rest.run, step: `train-${model}` },
    verdict: 'pass',
    subjects: [],
    materials: [],
    products,
  })
  writeFileSync(join(store, 'entries', `${sealed.id.slice(7)}.json`), entryBytes(sealed))
}
