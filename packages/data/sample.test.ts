import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { counter } from './engine.ts'
import { linesOf } from './lines.ts'
import { profile } from './profile.ts'
import { readingNotes } from './reading-notes.ts'

const place = z.object({ id: counter, file: z.string(), row: counter })
const ROWS = 20_000

describe('a sample', () => {
  it('is the same on every run, has the places of its rows, and says how large it is', async () => {
    await using work = await openWorkplace()
    const rows = Array.from({ length: ROWS }, (_, i) => `${i},"x\n${i}"`)
    await work.write('a.csv', `id,b\n${rows.slice(0, ROWS / 2).join('\n')}\n`)
    await work.write('b.csv', `id,b\n${rows.slice(ROWS / 2).join('\n')}\n`)
    const draw = async (read: string, threads: number) => {
      const engine = await work.engine({ threads })
      const relation = await work.relation(engine, ['*.csv'], {}, read)
      const sql = `SELECT id, lockstep_file AS file, lockstep_row AS row FROM ${relation.numbered} ORDER BY id`
      return { engine, relation, rows: await engine.rows(sql, place) }
    }
    const one = await draw('sample: {rows: 500, seed: 7}', 1)
    const two = await draw('sample: {rows: 500, seed: 7}', 2)
    const other = await draw('sample: {rows: 500, seed: 8}', 2)
    expect(one.rows).toHaveLength(500)
    expect(two.rows).toEqual(one.rows)
    expect(other.rows).not.toEqual(one.rows)
    // The share is estimated with a relative standard error of 1 / sqrt(500); this is four of them.
    expect(Math.abs((one.relation.sample?.share ?? 0) / (500 / ROWS) - 1)).toBeLessThan(4 / Math.sqrt(500))
    expect(readingNotes(one.relation)[0]).toMatch(
      /^Only a random sample of 500 rows \(2\.\d % of all, seed 7\) was judged: where 0 of 500 break a rule, at most 0\.6 % of all rows do \(95 %\)\.$/,
    )
    const lines = await linesOf(one.engine, one.relation, one.rows.slice(0, 20))
    expect(lines).toEqual(one.rows.slice(0, 20).map(({ row }) => ({ line: 2 * row })))
    const { profile: made } = await profile(one.engine, one.relation)
    expect(made.rows).toBe(500)
  })

  it('of a share has about that share, and all rows if fewer are there than wanted', async () => {
    await using work = await openWorkplace()
    await work.write('a.jsonl', Array.from({ length: ROWS }, (_, id) => `{"id":${id}}\n`).join(''))
    const engine = await work.engine()
    const part = await work.relation(engine, ['*'], {}, 'sample: {share: 0.1}')
    // Five standard deviations of a binomial count of 2,000.
    expect(Math.abs((part.sample?.rows ?? 0) - ROWS / 10)).toBeLessThan(5 * Math.sqrt(ROWS * 0.09))
    const all = await work.relation(engine, ['*'], {}, `sample: {rows: ${2 * ROWS}}`)
    expect(all.sample).toEqual({ rows: ROWS, share: 1, seed: 1 })
  })

  it('leaves out a file that proves to be damaged, and names it', async () => {
    await using work = await openWorkplace()
    const engine = await work.engine()
    await work.write('a.csv', 'id\n1\n')
    await work.write('b.json', '[{"id":2},')
    await engine.run(`COPY (SELECT i AS id FROM range(50000) t(i)) TO '${work.folder}/c.parquet'`)
    const bytes = await readFile(join(work.folder, 'c.parquet'))
    await work.write('c.parquet', Buffer.from(bytes).fill(0xff, 4, bytes.length >> 1))
    const relation = await work.relation(engine, ['*'], {}, 'sample: {rows: 10}')
    expect(relation.sample?.rows).toBe(1)
    expect(relation.unreadable.map(({ file }) => file)).toEqual(['b.json', 'c.parquet'])
  })
})
