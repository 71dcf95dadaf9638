import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonicalJson, digestFolder, entryBytes, sha256, UserError } from '#core'
import { log } from '#runner'
import { fetchProduct, fetchRecord, handOver } from './handover.ts'
import { openRecordStore } from './record-store.ts'
import { FolderArtifacts, newPlace, type Place, trained } from './step.fixture.ts'

let place: Place
let artifacts: FolderArtifacts
beforeEach(() => {
  place = newPlace()
  artifacts = new FolderArtifacts()
})
afterEach(() => {
  place[Symbol.dispose]()
  vi.restoreAllMocks()
})

const later = (): ReturnType<typeof openRecordStore> => openRecordStore(join(place.root, 'later'))

describe('the store', () => {
  it('names files by their digest, and finds every tampering', async () => {
    const { store } = place.step
    const entry = trained([])
    await store.keep(entry)
    const file = join(store.root, 'entries', `${entry.id.slice(7)}.json`)
    expect(sha256(readFileSync(file))).toBe(entry.id.slice(7))
    expect(await store.own()).toEqual([entry])

    writeFileSync(file, entryBytes(trained([], 'forged')))
    await expect(store.own()).rejects.toThrow('the entry was changed')
    writeFileSync(file, `${entryBytes(entry)} `)
    await expect(store.own()).rejects.toThrow(UserError)
    writeFileSync(file, '')
    await expect(store.own()).rejects.toThrow(UserError)
    renameSync(file, join(store.root, 'entries', `${'0'.repeat(64)}.json`))
    await expect(store.own()).rejects.toThrow(UserError)
  })

  it('lets one step be the first, and knows what was published', async () => {
    const { store } = place.step
    expect(
      await Promise.all([store.claimFirst('a'), store.claimFirst('b')]).then((won) => won.sort()),
    ).toEqual([false, true])
    expect(await store.readIntent('a')).toBeUndefined()
    await store.writeIntent('a/../b', { nonce: 'n' })
    expect(await store.readIntent('a/../b')).toEqual({ nonce: 'n' })
    expect(await store.isPublished('n')).toBe(false)
    await store.markPublished('n')
    expect(await store.isPublished('n')).toBe(true)
    await store.remember('a', 'pid', '12')
    expect([await store.recall('a', 'pid'), await store.recall('b', 'pid')]).toEqual(['12', undefined])
  })
})

describe('hand-over', () => {
  it('brings entries to another job, under the digest of what is in the artifact', async () => {
    const { store } = place.step
    const entry = trained([])
    await store.keep(entry)
    await store.keepReport('{}\n')
    await handOver(artifacts, store, log)
    await handOver(artifacts, store, log)
    expect(artifacts.held.map((held) => held.name)).toEqual([
      `lockstep-${(await digestFolder(artifacts.pathOf(0))).sha256.slice(0, 16)}`,
    ])
    await fetchRecord(artifacts, later(), log)
    expect(await later().received()).toEqual([entry])
  })

  it.each([1, 2])(
    'goes under another name where %i uploads before were cut off, and is found',
    async (taken) => {
      const { store } = place.step
      const path = join(place.workspace, 'model.bin')
      writeFileSync(path, 'weights')
      const product = { role: 'model', name: 'model.bin', sha256: sha256('weights'), kind: 'file' as const }
      await store.noteProduct({ ...product, path }, 'never')
      const entry = trained([product])
      await store.keep(entry)
      artifacts.taken = taken
      await handOver(artifacts, store, log)
      expect(artifacts.held.map(({ name }) => name)).toEqual([
        `lockstep-${(await digestFolder(artifacts.pathOf(0))).sha256.slice(0, 16)}`,
      ])
      await fetchRecord(artifacts, later(), log)
      expect(await later().received()).toEqual([entry])
      const products = new FolderArtifacts()
      await handOver(products, store, log)
      products.taken = taken
      await store.noteProduct({ ...product, path }, 'auto')
      await expect(handOver(products, store, log)).resolves.toBeUndefined()
      expect(products.held.map(({ name }) => name).at(-1)).toMatch(
        new RegExp(`^lockstep-product-.*-${taken + 1}$`),
      )
      const found = await fetchProduct(products, later(), product)
      expect(readFileSync(found ?? '', 'utf8')).toBe('weights')
    },
  )

  it('says who failed where every name is taken', async () => {
    await place.step.store.keep(trained([]))
    artifacts.taken = 3
    await expect(handOver(artifacts, place.step.store, log)).rejects.toThrow(
      /^GitHub artifacts: the name lockstep-[0-9a-f]{16} is held by an upload that did not end/,
    )
  })

  it('fetches again what was cut: no entry goes missing in silence', async () => {
    const entry = trained([])
    await place.step.store.keep(entry)
    await handOver(artifacts, place.step.store, log)
    artifacts.cut = true
    await expect(fetchRecord(artifacts, later(), log)).rejects.toThrow('cut')
    expect(await later().received()).toEqual([])
    await fetchRecord(artifacts, later(), log)
    expect(await later().received()).toEqual([entry])
  })

  it('leaves out, with a warning, what is not what its name says, is no entry, or is too large', async () => {
    const warnings: string[] = []
    vi.spyOn(log, 'warning').mockImplementation((text) => void warnings.push(text))
    const folder = join(place.root, 'forged')
    mkdirSync(join(folder, 'entries/folder'), { recursive: true })
    writeFileSync(join(folder, 'entries/a.json'), canonicalJson({ ...trained([]).entry, verdict: 'great' }))
    const { sha256: digest, files } = await digestFolder(folder)
    const paths = files.map((file) => join(folder, file.path))
    await artifacts.upload(`lockstep-${digest.slice(0, 16)}`, paths, folder)
    await artifacts.upload(`lockstep-${'0'.repeat(16)}`, paths, folder)
    await artifacts.upload('some-other-artifact', paths, folder)
    artifacts.held.push({ id: 99, name: `lockstep-${'1'.repeat(16)}`, bytes: 2 ** 30 })
    await fetchRecord(artifacts, later(), log)
    expect(await later().received()).toEqual([])
    expect(warnings).toHaveLength(3)
    expect(warnings[0]).toContain('not a record entry')
    expect(warnings[1]).toContain('does not hold what its name says')
    expect(warnings[2]).toContain('is larger than 64.0 MiB')
  })
})

describe('products', () => {
  it('travel by their digest, a folder with what its links lead to', async () => {
    const { store } = place.step
    const model = join(place.workspace, 'model')
    mkdirSync(join(model, 'v1'), { recursive: true })
    writeFileSync(join(model, 'v1/weights'), 'w')
    symlinkSync('v1', join(model, 'current'))
    const file = join(place.workspace, 'metrics.json')
    writeFileSync(file, '{}')
    const folderDigest = (await digestFolder(model)).sha256
    const products = [
      { role: 'model', name: 'out/model', sha256: folderDigest, kind: 'folder' as const },
      { role: 'metrics', name: '../..', sha256: sha256('{}'), kind: 'file' as const },
    ]
    await store.keep(trained(products))
    await store.noteProduct({ ...products[0], path: model } as never, 'auto')
    await store.noteProduct({ ...products[1], path: file } as never, 'auto')
    await handOver(artifacts, store, log)
    for (const product of products) {
      const path = await fetchProduct(artifacts, later(), product)
      expect(path?.startsWith(join(place.root, 'later/fetched'))).toBe(true)
    }
    expect(
      await fetchProduct(artifacts, later(), { role: 'x', name: 'x', sha256: '0'.repeat(64) }),
    ).toBeUndefined()

    const held = artifacts.held.find((one) => one.name.endsWith(sha256('{}').slice(0, 16)))
    writeFileSync(join(artifacts.pathOf(held?.id ?? -1), 'metrics.json'), '{"auc":1}')
    const another = openRecordStore(join(place.root, 'another'))
    await expect(fetchProduct(artifacts, another, products[1] as never)).rejects.toThrow(
      'does not have the digest',
    )
  })

  it('stay where they are when their step shares none, whatever other steps of the job do', async () => {
    const { store } = place.step
    await store.keep(trained([]))
    for (const share of ['auto', 'never'] as const) {
      const file = join(place.workspace, share)
      writeFileSync(file, share)
      const product = { role: 'model', name: share, sha256: sha256(share), kind: 'file' as const, path: file }
      await store.noteProduct(product, share)
    }
    await handOver(artifacts, store, log)
    const names = artifacts.held.map(({ name }) => name)
    expect(names).toHaveLength(2)
    expect(names).toContain(`lockstep-product-${sha256('auto').slice(0, 16)}`)
  })

  it('stay where they are when they were changed', async () => {
    const { store } = place.step
    const file = join(place.workspace, 'model')
    writeFileSync(file, 'one')
    await store.keep(trained([]))
    const product = { role: 'model', name: 'model', sha256: sha256('one'), kind: 'file' as const, path: file }
    await store.noteProduct(product, 'auto')
    const warn = vi.spyOn(log, 'warning').mockReturnValue()
    writeFileSync(file, 'two')
    await handOver(artifacts, store, log)
    expect(artifacts.held).toHaveLength(1)
    expect(warn.mock.calls[0]?.[0]).toContain('was changed after it was recorded')
  })
})
