import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Transition } from '#registry'
import { concludeTransition } from './conclude.ts'

const hex = (digit: string): string => digit.repeat(64)
const version: Transition['version'] = {
  ...{ schema: 'lockstep.version/1', name: 'flights', version: '4', sha: 'a'.repeat(40), key: hex('1') },
  model: { sha256: hex('2'), kind: 'file', name: 'model.onnx' },
  ...{ manifest: `sha256:${hex('3')}`, storage: 'models', files: [], data: [], entries: [] },
  ...{ registeredAt: '2026-01-01T00:00:00.000Z', run: '7' },
}
const ledger = {
  branch: 'lockstep',
  snapshot: async () => ({ commit: 'c0ffee', read: async () => undefined, list: async () => [] }),
}

let temp = ''
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'lockstep-conclude-'))
})
afterEach(() => rmSync(temp, { recursive: true, force: true }))

const conclude = (operation: 'register' | 'promote' | 'rollback' | 'resolve', moved: Partial<Transition>) =>
  concludeTransition({ machine: { temp } }, ledger, operation, {
    ...{ version, stage: undefined, previous: undefined, alreadyRegistered: false },
    ...moved,
  })

describe('what an operation of the registry concludes', () => {
  it('has every output, the model as its subject, and the lineage in a file', async () => {
    const lineage = join(temp, 'lockstep/lineage/flights-4.md')
    const concluded = await conclude('promote', { stage: 'production', previous: '3' })
    expect(concluded).toMatchObject({
      verdict: 'pass',
      details: { stage: 'production', previous: '3', ledger: { branch: 'lockstep', commit: 'c0ffee' } },
      parameters: { operation: 'promote', name: 'flights', version: '4', stage: 'production' },
      results: { operation: 'promote', version: '4', ledger: 'c0ffee' },
    })
    expect(concluded.outputs).toEqual({
      version: '4',
      'model-digest': `sha256:${hex('2')}`,
      uri: 'registry:flights@4',
      stage: 'production',
      previous: '3',
      'already-registered': 'false',
      lineage,
    })
    expect(concluded.subjects).toEqual([
      { role: 'model', name: 'model.onnx', sha256: hex('2'), kind: 'file', uri: 'registry:flights@4' },
    ])
    expect(readFileSync(lineage, 'utf8')).toContain('flights')
  })

  it.each([
    ['register', {}, 'registered flights 4'],
    ['register', { alreadyRegistered: true }, 'registered flights 4 (it was registered already)'],
    ['promote', { stage: 'production' }, 'promoted flights 4, production (before: none)'],
    ['rollback', { stage: 'production', previous: '5' }, 'rolled back to flights 4, production (before: 5)'],
    ['resolve', { alreadyRegistered: true }, 'resolved flights 4'],
  ] as const)('says of %s with %j: %s', async (operation, moved, reason) => {
    expect((await conclude(operation, moved)).reasons).toEqual([reason])
  })

  it('has empty outputs where there is no stage', async () => {
    const { outputs, details } = await conclude('register', { alreadyRegistered: true })
    expect(outputs).toMatchObject({ stage: '', previous: '', 'already-registered': 'true' })
    expect(details).toMatchObject({ stage: null, previous: null })
  })
})
