import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './digest.ts'
import { ENTRY_SCHEMA, type Entry, entryBytes, readEntry, sealEntry } from './entry.ts'
import { UserError } from './errors.ts'

function entry(changes: Partial<Entry> = {}): Entry {
  return {
    schema: ENTRY_SCHEMA,
    action: 'train',
    repository: 'team/flights',
    sha: '1'.repeat(40),
    ref: 'refs/heads/main',
    run: { id: '7', attempt: 1, workflow: 'w.yml', job: 'train', leg: { os: 'linux' }, step: 'train' },
    actor: { login: 'ada' },
    triggeringActor: { login: 'ada' },
    runner: { os: 'Linux', arch: 'X64' },
    cause: { kind: 'push', event: 'push' },
    startedAt: '2026-01-02T03:04:05Z',
    finishedAt: '2026-01-02T03:05:05Z',
    parents: [],
    subjects: [],
    materials: [{ role: 'data', name: 'jan.csv', sha256: 'a'.repeat(64), bytes: 9 }],
    products: [{ role: 'model', name: 'modèle "x"', sha256: 'b'.repeat(64) }],
    parameters: { rate: 0.1 },
    environment: {},
    verdict: 'pass',
    reasons: ['trained'],
    results: { status: 'succeeded' },
    measures: { auc: 0.71, loss: { state: 'NaN' } },
    ...changes,
  }
}

const NESTED = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

describe('entries', () => {
  it('is named by the digest of its canonical bytes, and read back equal', () => {
    const sealed = sealEntry(entry())
    const bytes = entryBytes(sealed)
    expect(sealed.id).toBe(`sha256:${sha256(bytes)}`)
    expect(readEntry(bytes, 'x')).toEqual(sealed)
  })

  it('finds every changed byte: none leaves an entry with the old id', () => {
    const sealed = sealEntry(entry())
    const bytes = Buffer.from(entryBytes(sealed))
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      let id: string | undefined
      try {
        id = readEntry(changed.toString('utf8'), 'x').id
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
      }
      expect(id).not.toBe(sealed.id)
    }
  })

  it('keeps fields of a later version at every level, and hashes them', () => {
    const base = entry()
    const later = { ...base, carbon: { grams: 3 }, run: { ...base.run, pool: 'a100' } }
    const sealed = sealEntry(later)
    expect(sealed.id).not.toBe(sealEntry(base).id)
    expect(sealed.entry).toMatchObject({ carbon: { grams: 3 }, run: { pool: 'a100' } })
    expect(entryBytes(readEntry(entryBytes(sealed), 'x'))).toBe(entryBytes(sealed))
  })

  it('vouches for no field that the parser drops', () => {
    const text = canonicalJson(entry()).replace(/^\{/, '{"__proto__":{"verdict":"fail"},')
    let kept: string | undefined
    try {
      kept = entryBytes(readEntry(text, 'x'))
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
    }
    expect(kept === undefined || kept === text).toBe(true)
  })

  it.each([
    ['', 'not an entry'],
    ['{', 'not an entry'],
    ['[]', 'not a record entry'],
    [canonicalJson({ ...entry(), verdict: 'great' }), 'verdict'],
    [canonicalJson({ ...entry(), parents: ['abc'] }), 'sha256:<64 hex digits>'],
    [canonicalJson({ ...entry(), schema: 'lockstep.entry/2' }), 'schema'],
    [JSON.stringify(entry()), 'canonical'],
    [`${canonicalJson(entry())}\n`, 'canonical'],
    [`{"a":${NESTED},${canonicalJson(entry()).slice(1)}`, 'call stack'],
    [canonicalJson(entry()).replace('{"os":"linux"}', NESTED), 'call stack'],
  ])('refuses bytes that are no canonical entry (%#)', (bytes, message) => {
    expect(() => readEntry(bytes, 'entries/x.json')).toThrow(UserError)
    expect(() => readEntry(bytes, 'entries/x.json')).toThrow('entries/x.json')
    expect(() => readEntry(bytes, 'entries/x.json')).toThrow(message)
  })

  it('refuses to seal a number that has no canonical form', () => {
    expect(() => sealEntry(entry({ measures: { auc: Number.NaN } }))).toThrow()
    expect(() => sealEntry(entry({ parameters: { n: 2 ** 60 } }))).toThrow('beyond 2^53')
  })
})
