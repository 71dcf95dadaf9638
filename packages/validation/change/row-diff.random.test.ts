import { describe, expect, it } from 'vitest'
import { CONTEXT, openWorkplace, rulesIn } from '../check.fixture.ts'
import { checkData } from '../check.ts'

/** A small seeded generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const VALUES = ['', 'a', 'b', 'ab', '1', '-1', '"x,y"', "it's", 'é', '1:a']

function rowsOf(next: () => number): string[] {
  const pick = () => VALUES[Math.floor(next() * VALUES.length)] ?? ''
  return Array.from(
    { length: Math.floor(next() * 30) },
    () => `${Math.floor(next() * 3)},${pick()},${pick()}`,
  )
}

function countsOf(rows: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1)
  return counts
}

/** Lines of the rows that are more than in the base, the last ones of equal rows. */
function newLines(base: readonly string[], head: readonly string[]): number[] {
  const left = countsOf(base)
  return head.flatMap((row, index) => {
    const there = left.get(row) ?? 0
    left.set(row, there - 1)
    return there > 0 ? [] : [index + 2]
  })
}

describe('rows of a change, against sets with counts (60 random pairs, seed 20)', () => {
  it('are exactly those that are more than in the base', async () => {
    await using place = await openWorkplace()
    const next = random(20)
    for (let round = 0; round < 60; round += 1) {
      const base = rowsOf(next)
      // Most rows stay, in another order.
      const kept = base.filter(() => next() < 0.8).sort(() => next() - 0.5)
      const head = [...kept, ...rowsOf(next).slice(0, 8)]
      await place.write(`base${round}.csv`, `n,a,b\n${base.map((row) => `${row}\n`).join('')}`)
      await place.write(`head${round}.csv`, `n,a,b\n${head.map((row) => `${row}\n`).join('')}`)
      const change = { base: await place.dataset(`base${round}.csv`), key: [] }
      const rules = rulesIn('rows: {min: 0}\ncolumns: {n: {in: ["no"]}}')
      const dataset = await place.dataset(`head${round}.csv`)
      const checked = await checkData(place.engine, dataset, rules, { ...CONTEXT, change })
      const expected = newLines(base, head)
      const removed = base.length - (head.length - expected.length)
      expect(checked.diff, `round ${round}`).toMatchObject({ added: expected.length, removed })
      const found = checked.results.find(({ id }) => id === 'n.in')
      expect(found?.broken, `round ${round}`).toBe(expected.length)
      expect(found?.examples.map(({ line }) => line)).toEqual(expected.slice(0, 10))
    }
  })
})
