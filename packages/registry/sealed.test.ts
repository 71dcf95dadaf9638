import { beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from './ledger.ts'
import { register } from './operations.ts'
import { openWorld, trained, validated, type World } from './registry.fixture.ts'
import { verifyLedger } from './sealed.ts'

let ledger: Ledger
let registration: World['registration']

beforeEach(async () => {
  const world = await openWorld()
  ;({ ledger, registration } = world)
  return () => world.ledger[Symbol.asyncDispose]()
})

describe('verifyLedger', () => {
  it('names an entry of which any byte was changed', async () => {
    await register(ledger, registration())
    const snapshot = await ledger.snapshot()
    for (const [from, to] of [
      ['"verdict":"pass"', '"verdict":"fail"'],
      ['because', 'becaus3'],
    ] as const) {
      const changed = {
        ...snapshot,
        read: async (path: string) => (await snapshot.read(path))?.replace(from, to),
      }
      const { broken } = await verifyLedger(changed)
      expect(broken.map(({ id }) => id)).toEqual(expect.arrayContaining([trained.id, validated.id]))
      expect(broken[0]?.what).toContain('the entry was changed')
    }
  })

  it.each([
    [
      'the pointers',
      'models/flights/state.json',
      /"staging":"1"/,
      '"staging":"7"',
      'models/flights/state.json',
    ],
    ['the last byte of the pointers', 'models/flights/state.json', /\n$/, ' ', 'models/flights/state.json'],
    [
      'a document that is no JSON',
      'models/flights/state.json',
      /"stages"/,
      '"stages',
      'models/flights/log.jsonl',
    ],
    ['the log', 'models/flights/log.jsonl', /ada/, 'eve', 'models/flights/log.jsonl'],
    ['a version', 'models/flights/versions/1.json', /"run":"/, '"run":"x', 'flights@1'],
  ])('names %s when it was changed', async (_, place, from, to, id) => {
    await register(ledger, registration({ stage: 'staging' }))
    const snapshot = await ledger.snapshot()
    expect(await snapshot.read(place)).toMatch(from)
    const read = async (path: string) => {
      const text = await snapshot.read(path)
      return path === place ? text?.replace(from, to) : text
    }
    const { broken } = await verifyLedger({ ...snapshot, read })
    expect(broken.map((link) => link.id)).toEqual([id])
  })

  it('names the parent that is missing', async () => {
    await register(ledger, registration())
    const snapshot = await ledger.snapshot()
    const list = async (folder: string): Promise<string[]> =>
      (await snapshot.list(folder)).filter((path) => !path.includes(validated.id.slice(7)))
    const { broken } = await verifyLedger({ ...snapshot, list })
    expect(broken.map(({ what }) => what)).toContain(`parent of ${trained.id} is missing`)
  })
})
