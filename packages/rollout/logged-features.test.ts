import { describe, expect, it } from 'vitest'
import { requestRecord } from '#data'
import { recordsOf } from './logged-features.ts'
import type { LogRule } from './plan.ts'
import type { EndedRequest } from './proxy.ts'

function ended(request: unknown, answer?: unknown): EndedRequest {
  const chunks = (value: unknown): Buffer[] | undefined =>
    value === undefined ? undefined : [Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))]
  return {
    time: new Date('2026-01-02T03:04:05.678Z'),
    arm: 'canary',
    status: 200,
    latencyMs: 1.23456,
    request: chunks(request),
    answer: chunks(answer),
  }
}

const BASE = { time: '2026-01-02T03:04:05.678Z', arm: 'canary', status: 200, latencyMs: 1.235 }
const RULE: LogRule = { instances: 'rows', features: ['distance', 'where.from'], score: 'scores' }

describe('recordsOf', () => {
  it('gives one record for each instance, in the form that drift-check reads', () => {
    const rows = [
      { distance: 405, where: { from: 'MCI' }, other: 1 },
      { distance: 1, where: { from: 'MDW' } },
    ]
    const records = recordsOf(ended({ rows }, { scores: [0.25, 0.75] }), RULE)
    expect(records).toEqual([
      { ...BASE, features: { distance: 405, 'where.from': 'MCI' }, score: 0.25 },
      { ...BASE, features: { distance: 1, 'where.from': 'MDW' }, score: 0.75 },
    ])
    for (const record of records) expect(requestRecord.safeParse(record).success).toBe(true)
  })

  it('takes the request itself for an instance where no array is named', () => {
    const rule = { instances: undefined, features: ['x', 'late'], score: 'result.0.score' }
    expect(recordsOf(ended({ x: 2, late: true }, { result: [{ score: 3 }] }), rule)).toEqual([
      { ...BASE, features: { x: 2, late: true }, score: 3 },
    ])
  })

  it('prefers a key that holds a dot over a path', () => {
    const rule = { instances: undefined, features: ['a.b'], score: undefined }
    expect(recordsOf(ended({ 'a.b': 1, a: { b: 2 } }), rule)).toEqual([{ ...BASE, features: { 'a.b': 1 } }])
  })

  it('leaves features out without a rule', () => {
    expect(recordsOf(ended({ rows: [{ distance: 1 }] }, { scores: [1] }), undefined)).toEqual([BASE])
  })

  it.each([
    ['no JSON', 'not json', { scores: [1] }],
    ['a body that was too large to keep', undefined, { scores: [1] }],
    ['no instances', { rows: 5 }, { scores: [1] }],
    ['an empty batch', { rows: [] }, { scores: [] }],
  ])('still counts a request with %s', (_, request, answer) => {
    expect(recordsOf(ended(request, answer), RULE)).toEqual([BASE])
  })

  it('writes null for what is no value of a feature or a score', () => {
    const records = recordsOf(
      ended({ rows: [{ distance: [1], 'where.from': 'x'.repeat(3000) }] }, 'no json'),
      RULE,
    )
    expect(records[0]?.features).toEqual({ distance: null, 'where.from': 'x'.repeat(1024) })
    expect(records[0]?.score).toBeNull()
  })

  it('is not led to the prototype', () => {
    const rule = { instances: undefined, features: ['constructor.name', '__proto__'], score: 'constructor' }
    expect(recordsOf(ended({}, {}), rule)).toEqual([{ ...BASE, features: {}, score: null }])
  })
})
