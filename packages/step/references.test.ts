import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Artifact, MissingEvidence, sha256, UserError } from '#core'
import { openGit } from '#host'
import { confinePath } from './paths.ts'
import { identify, use, useAll } from './references.ts'
import { newPlace, type Place, trained } from './step.fixture.ts'

let place: Place
beforeEach(() => {
  place = newPlace()
})
afterEach(() => place[Symbol.dispose]())

const write = (path: string, content = 'x'): string => {
  mkdirSync(join(place.workspace, path, '..'), { recursive: true })
  writeFileSync(join(place.workspace, path), content)
  return join(place.workspace, path)
}

describe('record:model where several were made', () => {
  const model = (content: string) => ({
    role: 'model',
    name: 'm',
    sha256: sha256(content),
    kind: 'file' as const,
  })
  const [a, b, own] = [trained([model('a')], 'a'), trained([model('b')], 'b'), trained([model('own')], 'own')]

  it('is the one that record names, else that of this job, else a question', async () => {
    const step = { ...place.step, entries: [a, b] }
    await expect(identify(step, 'model', 'record:model')).rejects.toThrow(
      `Name the entry in the input record: ${a.id}`,
    )
    const here = { ...step, entries: [a, b, own], ofThisJob: [own] }
    expect(await identify(here, 'model', 'record:model')).toMatchObject({ sha256: sha256('own') })
    expect(await identify({ ...here, named: [b] }, 'model', 'record:model')).toMatchObject({
      sha256: sha256('b'),
    })
  })
})

describe('paths', () => {
  it('are hashed and noted as used', async () => {
    const path = write('data/a.csv', 'a,b\n')
    const used = await use(place.step, 'data', 'data/a.csv')
    expect(used).toEqual({
      role: 'data',
      name: 'data/a.csv',
      path,
      kind: 'file',
      sha256: sha256('a,b\n'),
      bytes: 4,
    })
    expect(place.step.used).toEqual([used])
  })

  it.each(['../secret', '/etc/passwd', 'out/passwd', 'a/../../secret', 'dangling'])(
    'outside the workspace are refused: %s',
    async (path) => {
      writeFileSync(join(place.root, 'secret'), 'x')
      symlinkSync('/etc', join(place.workspace, 'out'))
      symlinkSync(join(place.root, 'not-there'), join(place.workspace, 'dangling'))
      await expect(use(place.step, 'data', path)).rejects.toThrow('outside the workspace')
      expect(place.step.used).toEqual([])
    },
  )

  it('are allowed below a data root and in the temporary folder', async () => {
    const data = join(place.root, 'data')
    mkdirSync(data)
    const step = { ...place.step, dataRoots: [data] }
    expect(await confinePath(step, `${data}/x`)).toBe(`${data}/x`)
    expect(await confinePath(step, `${place.step.machine.temp}/x`)).toBe(`${place.step.machine.temp}/x`)
    await expect(confinePath(step, `${data}-other/x`)).rejects.toThrow(UserError)
  })

  it('that are missing are missing evidence', async () => {
    await expect(use(place.step, 'data', 'none.csv')).rejects.toThrow(MissingEvidence)
  })

  it('may be patterns, in order; one that matches nothing is missing evidence', async () => {
    for (const name of ['b.csv', 'a.csv', 'c.txt', 'x[1].csv']) write(`d/${name}`, name)
    const found = await useAll(place.step, 'data', ['d/?.csv', 'd/x[1].csv'])
    expect(found.map((used) => used.name)).toEqual(['d/a.csv', 'd/b.csv', 'd/x[1].csv'])
    await expect(useAll(place.step, 'data', ['d/*.parquet'])).rejects.toThrow(MissingEvidence)
    await expect(useAll(place.step, 'data', ['../../etc/pass*'])).rejects.toThrow(UserError)
  })
})

describe('git references', () => {
  it('give the bytes at the ref, and keep two refs of one file apart', async () => {
    const git = openGit(place.workspace, place.step.machine.environment)
    await git.run(['init', '--quiet', '--initial-branch=main'])
    for (const [content, tag] of [
      [Buffer.from([255, 0, 1]), 'v1'],
      [Buffer.from([254, 0, 1]), 'v2'],
    ] as const) {
      writeFileSync(join(place.workspace, 'model.bin'), content)
      await git.run(['add', '.'])
      await git.run(['commit', '--quiet', '-m', tag])
      await git.run(['tag', tag])
    }
    const [one, two] = await useAll(place.step, 'model', ['git:v1:model.bin', 'git:v2:model.bin'])
    expect(one?.sha256).toBe(sha256(Buffer.from([255, 0, 1])))
    expect(two?.sha256).toBe(sha256(Buffer.from([254, 0, 1])))
    expect(one?.path).not.toBe(two?.path)
    expect(one?.uri).toBe('git:v1:model.bin')
    await expect(use(place.step, 'model', 'git:v3:model.bin')).rejects.toThrow('git ref "v3" does not exist')
  })
})

describe('record references', () => {
  const product = (content: string): Artifact => ({
    role: 'model',
    name: 'model.bin',
    sha256: sha256(content),
    kind: 'file',
  })

  it('give the product that lies here, and refuse it once it was changed', async () => {
    const path = write('model.bin', 'one')
    await place.step.store.noteProduct({ ...product('one'), path }, 'auto')
    const step = { ...place.step, entries: [trained([product('one')])] }
    expect(await use(step, 'candidate', 'record:model')).toMatchObject({ role: 'candidate', path })
    writeFileSync(path, 'two')
    await expect(use(step, 'candidate', 'record:model')).rejects.toThrow('was changed since it was recorded')
  })

  it('refuse to choose between two products, and name both entries', async () => {
    const entries = [trained([product('one')], 'a'), trained([product('two')], 'b')]
    const step = { ...place.step, entries }
    const failed = use(step, 'model', 'record:model')
    await expect(failed).rejects.toThrow('2 different products "model"')
    for (const { id } of entries) await expect(failed).rejects.toThrow(id)
  })

  it('are missing evidence where no entry has the role, the id or the bytes', async () => {
    const entry = trained([product('one')])
    const step = { ...place.step, entries: [entry] }
    await expect(use(step, 'model', 'record:predictions')).rejects.toThrow(
      'no entry of this run has a product',
    )
    await expect(use(step, 'model', `sha256:${'0'.repeat(64)}`)).rejects.toThrow(MissingEvidence)
    await expect(use(step, 'model', entry.id)).rejects.toThrow('its bytes did not travel')
  })

  it('refuse a file that the named record holds with other bytes under this role', async () => {
    write('model.bin', 'forged')
    const named = trained([product('one')])
    const step = { ...place.step, named: [named] }
    await expect(use(step, 'model', 'model.bin')).rejects.toThrow('is not the one that the record names')
    expect(await use(step, 'baseline', 'model.bin')).toMatchObject({ role: 'baseline' })
  })
})
