import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Entry, type SealedEntry, sealEntry, sha256 } from '#core'
import { type Ledger, openLedger } from './ledger.ts'
import type { Evidence, Registration } from './operations.ts'
import type { StagePolicy } from './stage-policy.ts'

export const environment = { PATH: process.env.PATH ?? '' }
export const modelBytes = 'weights'
export const model = sha256(modelBytes)
export const data = sha256('data')

/** An entry of the team's pipeline. */
export function entry(action: string, over: Partial<Entry>): SealedEntry {
  return sealEntry({
    schema: 'lockstep.entry/1',
    action,
    repository: 'team/flights',
    sha: 'a'.repeat(40),
    ref: 'refs/heads/main',
    run: { id: '7', attempt: 1, workflow: 'w.yml', job: action, jobId: '1', leg: null, step: action },
    actor: { login: 'ada' },
    triggeringActor: { login: 'ada' },
    runner: { os: 'Linux', arch: 'X64' },
    cause: { kind: 'push', event: 'push' },
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    parents: [],
    subjects: [],
    materials: [],
    products: [],
    parameters: {},
    environment: {},
    verdict: 'pass',
    reasons: ['because'],
    results: {},
    measures: {},
    ...over,
  })
}

export const validated = entry('validate-data', { subjects: [{ role: 'data', name: 'd', sha256: data }] })
export const trained = entry('train', {
  parents: [validated.id],
  materials: [{ role: 'data', name: 'd', sha256: data }],
  products: [{ role: 'model', name: 'm', sha256: model }],
})
export const gated = (verdict: Entry['verdict'] = 'pass', attempt = 1): SealedEntry =>
  entry('gate-metrics', {
    parents: [trained.id],
    verdict,
    subjects: [{ role: 'model', name: 'm', sha256: model }],
    run: { id: '7', attempt, workflow: 'w.yml', job: 'gate', jobId: '2', leg: null, step: 'gate' },
  })

export const policy: StagePolicy = {
  version: 1,
  stages: { staging: { requires: ['gate', 'data'] }, production: { requires: ['canary'] } },
  evidence: {},
}
export const trusting: Evidence = { policy, confirm: async () => ({ confirmed: true }) }
export const doubting: Evidence = { policy, confirm: async () => ({ confirmed: false, why: 'no such job' }) }

/** A ledger in a bare repository, a storage, and a model to register. */
export interface World {
  readonly ledger: Ledger
  readonly remote: string
  readonly storage: string
  readonly files: Registration['files']
  registration(over?: Partial<Registration>): Registration
}

export async function openWorld(): Promise<World> {
  const temp = mkdtempSync(join(tmpdir(), 'registry-test-'))
  const remote = join(temp, 'remote.git')
  execFileSync('git', ['init', '--quiet', '--bare', remote], { env: environment })
  const storage = join(temp, 'models')
  const ledger = await openLedger({ remote, temp, branch: 'lockstep-ledger', environment })
  const source = join(temp, 'model.onnx')
  writeFileSync(source, modelBytes)
  const files = [{ role: 'model', path: 'model.onnx', source, sha256: model, bytes: modelBytes.length }]
  const registration: World['registration'] = (over = {}) => ({
    name: 'flights',
    model: { sha256: model, kind: 'file', name: 'model.onnx' },
    files,
    storage,
    version: undefined,
    stage: 'staging',
    aliases: [],
    expectedCurrent: undefined,
    entries: [validated, trained, gated()],
    sha: 'a'.repeat(40),
    evidence: trusting,
    actor: { login: 'ada', run: 'run', time: '2026-01-01T00:00:02.000Z' },
    ...over,
  })
  return { ledger, remote, storage, files, registration }
}
