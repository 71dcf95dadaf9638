import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type SealedEntry, sha256 } from '#core'
import type { Ledger } from './ledger.ts'
import { promote, rollback } from './moves.ts'
import { readModel } from './oci-layout.ts'
import { type Evidence, type Registration, register } from './operations.ts'
import {
  doubting,
  entry,
  environment,
  gated,
  model,
  modelBytes,
  openWorld,
  policy,
  trained,
  trusting,
  validated,
  type World,
} from './registry.fixture.ts'
import { sealedEntries, verifyLedger } from './sealed.ts'
import type { StagePolicy } from './stage-policy.ts'
import { resolveSelector } from './version.ts'

let ledger: Ledger
let storage: string
let files: Registration['files']
let remote: string
let registration: World['registration']

beforeEach(async () => {
  const world = await openWorld()
  ;({ ledger, storage, files, remote, registration } = world)
  return () => world.ledger[Symbol.asyncDispose]()
})

describe('register', () => {
  it('stores bytes, seals the graph and moves the stage in one commit', async () => {
    const done = await register(ledger, registration())
    expect(done).toMatchObject({ alreadyRegistered: false, previous: undefined, stage: 'staging' })
    expect(done.version.version).toBe('1')
    expect((await readModel(storage, done.version.manifest)).map((file) => file.sha256)).toEqual([model])
    const snapshot = await ledger.snapshot()
    expect(await sealedEntries(snapshot, done.version)).toHaveLength(3)
    const count = execFileSync('git', ['-C', remote, 'rev-list', '--count', 'lockstep-ledger'], {
      env: environment,
    })
    expect(count.toString().trim()).toBe('1')
    expect(await verifyLedger(snapshot)).toMatchObject({ broken: [], versions: 1, entries: 3 })
  })

  it('returns the same version for the same model, code and data, and writes nothing', async () => {
    const first = await register(ledger, registration())
    const commit = (await ledger.snapshot()).commit
    const again = await register(ledger, registration())
    expect(again).toMatchObject({ alreadyRegistered: true, version: { version: first.version.version } })
    expect((await ledger.snapshot()).commit).toBe(commit)
    const other = await register(ledger, registration({ sha: 'b'.repeat(40) }))
    expect(other.version).toMatchObject({ version: '2', manifest: first.version.manifest })
  })

  it('refuses a version that is taken by another model', async () => {
    await register(ledger, registration({ version: '1.0.0' }))
    await expect(register(ledger, registration({ version: '1.0.0', sha: 'b'.repeat(40) }))).rejects.toThrow(
      'flights 1.0.0 is registered with another model',
    )
  })

  it('refuses when the winning gate did not pass, and believes a later attempt', async () => {
    const failed = registration({ entries: [validated, trained, gated('fail')] })
    await expect(register(ledger, failed)).rejects.toThrow('a gate on this model says fail')
    const retried = registration({ entries: [validated, trained, gated('fail'), gated('pass', 2)] })
    await expect(register(ledger, retried)).resolves.toMatchObject({ alreadyRegistered: false })
  })

  it('takes no entry as evidence whose origin is not confirmed', async () => {
    const forged = registration({ evidence: doubting })
    await expect(register(ledger, forged)).rejects.toThrow('is not confirmed: no such job')
    expect((await ledger.snapshot()).commit).toBeUndefined()
  })

  it('asks for a gate on this digest and for validation of each data file', async () => {
    await expect(register(ledger, registration({ entries: [trained] }))).rejects.toThrow(
      /passed gate-metrics entry for this model: there is none\n.*passed validate-data entry.*: there is none/,
    )
  })

  it('replaces bytes that were planted in the storage under the digest of the model', async () => {
    const blob = join(storage, 'blobs/sha256', model)
    mkdirSync(dirname(blob), { recursive: true })
    writeFileSync(blob, 'something else')
    const { version } = await register(ledger, registration())
    expect((await readModel(storage, version.manifest)).map((file) => file.sha256)).toEqual([model])
    expect(readFileSync(blob, 'utf8')).toBe(modelBytes)
  })

  it('refuses a file that changed after it was hashed', async () => {
    const [file] = files
    appendFileSync(file?.source ?? '', 'x')
    await expect(register(ledger, registration())).rejects.toThrow('the file changed while it was stored')
    expect((await ledger.snapshot()).commit).toBeUndefined()
  })
})

describe('the data behind a model', () => {
  it('is what a confirmed maker says: one that is not confirmed counts for nothing', async () => {
    const other = { role: 'data', name: 'd', sha256: sha256('clean data') }
    const alibi = entry('validate-data', { subjects: [other] })
    const forged = entry('train', {
      materials: [other],
      products: trained.entry.products,
      run: { ...trained.entry.run, job: 'x' },
    })
    const confirm: Evidence['confirm'] = async ({ id }) =>
      id === forged.id ? { confirmed: false, why: 'forged' } : { confirmed: true }
    const evidence = { policy, confirm }
    const only = registration({ entries: [alibi, forged, gated()], evidence })
    await expect(register(ledger, only)).rejects.toThrow(
      `on which data the model was trained: ${forged.id} is not confirmed: forged`,
    )
    const both = registration({ entries: [alibi, forged, trained, gated()], evidence })
    await expect(register(ledger, both)).rejects.toThrow('asks for a passed validate-data entry')
    expect((await ledger.snapshot()).commit).toBeUndefined()
  })
})

describe('promote and rollback', () => {
  const canary = entry('canary-deploy', {
    subjects: [{ role: 'model', name: 'm', sha256: model }],
    results: { outcome: 'promoted' },
  })
  const move = (version: string, entries: SealedEntry[] = [canary]): Parameters<typeof promote>[1] => ({
    name: 'flights',
    selector: version,
    stage: 'production',
    aliases: [],
    expectedCurrent: undefined,
    entries,
    evidence: trusting,
    reason: undefined,
    actor: registration().actor,
  })

  it('needs a promoted canary, seals it, and goes back to what the log says', async () => {
    await register(ledger, registration())
    await register(ledger, registration({ sha: 'b'.repeat(40) }))
    await expect(promote(ledger, move('1', []))).rejects.toThrow(
      'outcome promoted for this model: there is none',
    )
    await promote(ledger, move('1'))
    expect(await promote(ledger, move('staging'))).toMatchObject({ previous: '1', version: { version: '2' } })
    const back = await rollback(ledger, {
      name: 'flights',
      stage: 'production',
      expectedCurrent: '2',
      reason: 'slow',
      actor: registration().actor,
    })
    expect(back).toMatchObject({ previous: '2', version: { version: '1' } })
    const snapshot = await ledger.snapshot()
    const held = await resolveSelector(snapshot, 'flights', 'production')
    expect((await sealedEntries(snapshot, held)).map(({ id }) => id)).toContain(canary.id)
    expect((await verifyLedger(snapshot)).broken).toEqual([])
  })

  it('relies on what the ledger relied on before, when GitHub no longer has the log', async () => {
    const stages: StagePolicy['stages'] = {
      staging: { requires: ['gate'] },
      production: { requires: ['gate'] },
    }
    const later: Evidence = { ...doubting, policy: { ...policy, stages } }
    await register(ledger, registration({ stage: undefined }))
    await expect(promote(ledger, { ...move('1'), evidence: later })).rejects.toThrow(
      'is not confirmed: no such job',
    )
    await register(ledger, registration())
    expect(await promote(ledger, { ...move('1'), evidence: later })).toMatchObject({ stage: 'production' })
  })

  it('refuses an unexpected current version, and a rollback without a past', async () => {
    await register(ledger, registration())
    await expect(promote(ledger, { ...move('1'), expectedCurrent: '7' })).rejects.toThrow(
      'production holds none, not 7 as expected',
    )
    await promote(ledger, move('1'))
    const request = { name: 'flights', stage: 'production', expectedCurrent: undefined, reason: undefined }
    await expect(rollback(ledger, { ...request, actor: registration().actor })).rejects.toThrow(
      'production held no version before 1',
    )
  })

  it('moves nothing to a version whose bytes were changed', async () => {
    const { version } = await register(ledger, registration())
    appendFileSync(join(storage, 'blobs/sha256', model), 'x')
    await expect(promote(ledger, move(version.version))).rejects.toThrow('bytes of this version were changed')
    expect(readdirSync(storage).sort()).toEqual(['blobs', 'index.json', 'oci-layout'])
  })
})
