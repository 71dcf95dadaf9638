import { describe, expect, it } from 'vitest'
import { type Artifact, ENTRY_SCHEMA, type SealedEntry, sealEntry } from './entry.ts'
import { ancestry, producersOf, winners } from './graph.ts'

const digest = (letter: string): string => letter.repeat(64)
const artifact = (letter: string, role = 'model'): Artifact => ({
  role,
  name: letter,
  sha256: digest(letter),
})

interface Shape {
  readonly action?: string
  readonly attempt?: number
  readonly job?: string
  readonly leg?: Record<string, string> | null
  readonly runId?: string
  readonly parents?: readonly SealedEntry[]
  readonly subjects?: readonly string[]
  readonly products?: readonly string[]
}

function seal(shape: Shape): SealedEntry {
  const { attempt = 1, job = 'gate', leg = null, runId = '7' } = shape
  return sealEntry({
    schema: ENTRY_SCHEMA,
    action: shape.action ?? 'gate-metrics',
    repository: 'team/flights',
    sha: '1'.repeat(40),
    ref: 'refs/heads/main',
    run: { id: runId, attempt, workflow: 'w.yml', job, leg, step: 'step' },
    actor: { login: 'ada' },
    triggeringActor: { login: 'ada' },
    runner: { os: 'Linux', arch: 'X64' },
    cause: { kind: 'push', event: 'push' },
    startedAt: '2026-01-02T03:04:05Z',
    finishedAt: '2026-01-02T03:05:05Z',
    parents: (shape.parents ?? []).map(({ id }) => id).sort(),
    subjects: (shape.subjects ?? []).map((letter) => artifact(letter)),
    materials: [],
    products: (shape.products ?? []).map((letter) => artifact(letter)),
    parameters: {},
    environment: {},
    verdict: 'pass',
    reasons: [],
    results: {},
    measures: {},
  })
}

describe('producers', () => {
  it('follows bytes: who made or judged a digest, not who merely used it', () => {
    const made = seal({ action: 'train', products: ['a'] })
    const judged = seal({ subjects: ['a'] })
    const other = seal({ subjects: ['b'] })
    const used = sealEntry({ ...other.entry, materials: [artifact('a')] })
    expect(producersOf(new Set([digest('a')]), [made, judged, other, used])).toEqual([made, judged])
    expect(producersOf(new Set(), [made])).toEqual([])
  })
})

describe('winners', () => {
  it('keeps the highest attempt, whatever the order', () => {
    const first = seal({ attempt: 1, subjects: ['a'] })
    const second = seal({ attempt: 2, subjects: ['a'] })
    const tenth = seal({ attempt: 10, subjects: ['a'] })
    expect(winners([second, tenth, first])).toEqual([tenth])
    expect(winners([tenth, first, second])).toEqual([tenth])
  })

  it.each([
    ['legs', { leg: { os: 'linux' } }, { leg: { os: 'mac' } }],
    ['jobs', { job: 'a' }, { job: 'b' }],
    ['runs', { runId: '7' }, { runId: '8' }],
    ['actions', { action: 'train' }, { action: 'gate-metrics' }],
    ['subjects', { subjects: ['a'] }, { subjects: ['b'] }],
  ])('keeps different %s apart', (_, one, other) => {
    const entries = [seal({ attempt: 1, ...one }), seal({ attempt: 2, ...other })]
    expect(winners(entries)).toEqual(entries)
  })

  it('judges by subject: a re-run that names one more subject still takes the place of the first', () => {
    const first = seal({ attempt: 1, subjects: ['a'] })
    const second = seal({ attempt: 2, subjects: ['a', 'b'] })
    expect(winners([first, second])).toEqual([second])
    const third = seal({ attempt: 3, subjects: ['b'] })
    expect(winners([first, second, third])).toEqual([second, third])
  })

  it('keeps two entries of one attempt: neither takes the place of the other', () => {
    const pass = seal({ subjects: ['a'] })
    const fail = sealEntry({ ...pass.entry, verdict: 'fail' })
    expect(winners([pass, fail])).toEqual([pass, fail])
  })
})

describe('ancestry', () => {
  it('gives parents first and each entry once', () => {
    const data = seal({ action: 'validate-data', products: ['d'] })
    const left = seal({ action: 'train', job: 'l', parents: [data] })
    const right = seal({ action: 'train', job: 'r', parents: [data] })
    const gate = seal({ parents: [left, right] })
    const known = new Map([data, left, right, gate].map((sealed) => [sealed.id, sealed]))
    const { entries, missing } = ancestry([gate.id], (id) => known.get(id))
    expect(missing).toEqual([])
    expect(entries).toHaveLength(4)
    expect(entries[0]).toEqual(data)
    expect(entries[3]).toEqual(gate)
  })

  it('names the link that leads nowhere, and whose it is', () => {
    const data = seal({ products: ['d'] })
    const model = seal({ action: 'train', parents: [data] })
    const { entries, missing } = ancestry([model.id, 'sha256:x'], (id) =>
      id === model.id ? model : undefined,
    )
    expect(entries).toEqual([model])
    expect(missing).toEqual([
      { id: data.id, what: `parent of ${model.id} is missing` },
      { id: 'sha256:x', what: 'no such entry' },
    ])
  })

  it('walks a chain deeper than the call stack', () => {
    const end = seal({})
    const chain = (id: string): SealedEntry | undefined => {
      const n = Number(id)
      return { id, entry: { ...end.entry, parents: n === 0 ? [] : [String(n - 1)] } }
    }
    expect(ancestry(['100000'], chain).entries).toHaveLength(100_001)
  })
})
