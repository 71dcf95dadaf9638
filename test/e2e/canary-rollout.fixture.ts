/** A job with two models, a plan and requests, and what its rollout left behind. */
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Entry } from '#core'
import { type RequestRecord, requestRecord } from '#data'
import { entriesOf, type Job, newJob, root, runStep, type StepResult } from './harness.ts'

const SERVER = join(root, 'test/fixtures/canary/model-server.mjs')

/** What test/fixtures/canary/model-server.mjs does with a model. Failures repeat: its generator starts at `seed`. */
interface Model {
  readonly name: string
  readonly failRate?: number
  readonly seed?: number
  readonly latencyMs?: number
  readonly startMs?: number
  readonly exitAfter?: number
  readonly alsoListen?: number
  readonly status?: number
}

export interface Setup {
  readonly stable?: Model
  readonly candidate?: Model
  readonly requests?: number
  /** Values of the plan in place of the usual ones; an empty one leaves the key out. */
  readonly plan?: Readonly<Record<string, string>>
}

export const PLAN: Readonly<Record<string, string>> = {
  serve: `\n  command: ["${process.execPath}", "${SERVER}", --model, "{model}", --port, "{port}"]\n  ready-timeout: 10s`,
  steps: '[20, 50, 100]',
  interval: '1500ms',
  looks: '250ms',
  analysis: '\n  tolerate: 0.05\n  min-requests: 50',
  traffic: '\n  replay:\n    requests: requests.jsonl\n    path: /predict',
  log: '\n  instances: rows\n  features: [distance, origin]\n  score: scores',
  seed: '7',
}

export const INPUTS = { plan: 'plan.yml', candidate: './candidate.json', stable: './stable.json' }

/** A job whose workspace holds two models, a plan and requests. */
export function setUp({ stable, candidate, requests = 1500, plan = {} }: Setup = {}): Job {
  const job = newJob()
  const write = (name: string, text: string): void => writeFileSync(join(job.workspace, name), text)
  write('stable.json', JSON.stringify(stable ?? { name: 'stable' }))
  write('candidate.json', JSON.stringify(candidate ?? { name: 'candidate' }))
  const row = (index: number): string => JSON.stringify({ rows: [{ distance: index, origin: 'MCI' }] })
  write('requests.jsonl', `${Array.from({ length: requests }, (_, index) => row(index)).join('\n')}\n`)
  const lines = Object.entries({ ...PLAN, ...plan }).filter(([, value]) => value !== '')
  write('plan.yml', lines.map(([key, value]) => `${key}: ${value}\n`).join(''))
  return job
}

export function entryOf(job: Job): Entry {
  const [sealed, ...others] = entriesOf(job)
  if (sealed === undefined || others.length > 0) throw new Error(`${others.length + 1} entries`)
  return sealed.entry
}

export function requestLogOf(job: Job): RequestRecord[] {
  const folder = readdirSync(job.temp).find((name) => name.startsWith('lockstep-rollout-')) ?? ''
  const text = readFileSync(join(job.temp, folder, 'requests.jsonl'), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [requestRecord.parse(JSON.parse(line))]))
}

/** Processes whose arguments name this job's folders: its servers and its splitter. */
export function processesOf(job: Job): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const said = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return said.includes(job.workspace) || said.includes(job.temp) ? [said] : []
      } catch {
        return []
      }
    })
}

export function splitterOf(job: Job): number {
  const found = readdirSync('/proc').find((pid) => {
    const path = `/proc/${pid}/cmdline`
    return (
      /^\d+$/.test(pid) &&
      existsSync(path) &&
      readFileSync(path, 'utf8').includes(`${job.temp}/lockstep-rollout`)
    )
  })
  return Number(found)
}

export const deploy = (job: Job, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  runStep(job, 'canary-deploy', { ...INPUTS, ...inputs })

export const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

export async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
