import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type Artifact, ENTRY_SCHEMA, type SealedEntry, sealEntry } from '#core'
import { type ArtifactStore, log, type RunContext } from '#runner'
import { openRecordStore } from './record-store.ts'
import type { Step } from './step.ts'

/** One job's folders and a step in it, in a folder that is removed at the end. */
export interface Place extends Disposable {
  readonly root: string
  readonly workspace: string
  readonly step: Step
}

export function newPlace(changes: Partial<Step> = {}): Place {
  const root = mkdtempSync(join(tmpdir(), 'step-'))
  const workspace = join(root, 'workspace')
  const temp = join(root, 'temp')
  mkdirSync(workspace)
  mkdirSync(temp)
  const step: Step = {
    machine: {
      environment: { PATH: process.env.PATH ?? '', HOME: root },
      workspace,
      temp,
      now: () => new Date(0),
    },
    context: { pullRequest: undefined, runId: '7', repository: 'team/flights' } as RunContext,
    store: openRecordStore(join(temp, 'lockstep')),
    action: 'gate-metrics',
    log,
    workingDirectory: workspace,
    token: undefined,
    registry: 'ledger',
    github: undefined,
    artifacts: undefined,
    entries: [],
    ofThisJob: [],
    named: [],
    dataRoots: [],
    signal: new AbortController().signal,
    used: [],
    ...changes,
  }
  return { root, workspace, step, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}

/** Artifacts of a run as folders on this machine. `cut` makes the next download fail half-way. */
export class FolderArtifacts implements ArtifactStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'artifacts-'))
  readonly held: { id: number; name: string; bytes: number }[] = []
  cut = false
  /** So many uploads find their name held by one that never ended. */
  taken = 0

  async list(): Promise<typeof this.held> {
    return this.held
  }

  async upload(name: string, files: readonly string[], root: string): ReturnType<ArtifactStore['upload']> {
    if (this.held.some((artifact) => artifact.name === name)) return 'done'
    if (this.taken-- > 0) return 'name-taken'
    const id = this.held.push({ id: this.held.length, name, bytes: 1 }) - 1
    mkdirSync(this.pathOf(id))
    for (const file of files) cpSync(file, join(this.pathOf(id), relative(root, file)), { dereference: true })
    return 'done'
  }

  async download(id: number, folder: string): Promise<void> {
    cpSync(this.pathOf(id), folder, { recursive: true, filter: () => !this.cut })
    if (!this.cut) return
    this.cut = false
    throw new Error('the connection was cut')
  }

  pathOf(id: number): string {
    return join(this.folder, String(id))
  }
}

/** An entry of a training run with these products. */
export function trained(products: readonly Artifact[], job = 'train'): SealedEntry {
  return sealEntry({
    schema: ENTRY_SCHEMA,
    action: 'train',
    repository: 'team/flights',
    sha: '1'.repeat(40),
    ref: 'refs/heads/main',
    run: { id: '7', attempt: 1, workflow: 'w.yml', job, leg: null, step: 'train' },
    actor: { login: 'ada' },
    triggeringActor: { login: 'ada' },
    runner: { os: 'Linux', arch: 'X64' },
    cause: { kind: 'push', event: 'push' },
    startedAt: '2026-01-02T03:04:05Z',
    finishedAt: '2026-01-02T03:05:05Z',
    parents: [],
    subjects: [],
    materials: [],
    products: [...products],
    parameters: {},
    environment: {},
    verdict: 'pass',
    reasons: [],
    results: {},
    measures: {},
  })
}
