import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { counter } from './engine.ts'

const counted = z.object({ n: counter })

/** Asks one by one, and keeps what was asked. */
function recording(answer: (text: string) => boolean | null) {
  const asked: string[] = []
  const predicate = (texts: readonly string[]) => {
    asked.push(...texts)
    return texts.map(answer)
  }
  return { asked, predicate }
}

/** A signal that is given while a query runs. */
function aborted() {
  const [abort, reason] = [new AbortController(), new Error('cancelled by test')]
  setTimeout(() => abort.abort(reason), 100)
  return { signal: abort.signal, reason }
}

describe('a function of text in SQL', () => {
  it('answers each row, keeps NULL, and can answer NULL itself', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    const { predicate } = recording((text) => (text === '?' ? null : /^\ufeffx?ü\0😀$/.test(text)))
    await engine.define('holds', predicate)
    const rows = await engine.rows(
      `SELECT holds(v) AS a FROM (VALUES (chr(65279) || 'xü' || chr(0) || '😀'), (NULL), ('?'), (''), ('ü')) AS t(v)`,
      z.object({ a: z.boolean().nullable() }),
    )
    expect(rows.map(({ a }) => a)).toEqual([true, null, null, false, false])
    expect(await engine.one(`SELECT holds(NULL) AS a, holds('?') AS b`, z.unknown())).toEqual({
      a: null,
      b: null,
    })
  })

  it('is right over many chunks and threads, beside other functions, in filters and on repeated values', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine({ threads: 4 })
    await engine.define('ends_with_7', recording((text) => text.endsWith('7')).predicate)
    await engine.define('is_even', recording((text) => Number(text) % 2 === 0).predicate)
    await engine.run(
      `CREATE TEMP TABLE t AS SELECT (i * 7919 % 300007)::VARCHAR AS s FROM range(600014) AS r(i)`,
    )
    const row = await engine.one(
      `SELECT count(*) FILTER (ends_with_7(s)) AS a, count(*) FILTER (s LIKE '%7') AS b,
         count(*) FILTER (is_even(s)) AS c, count(*) FILTER (s::INT % 2 = 0) AS d,
         count(*) FILTER (is_even(CASE WHEN s LIKE '%7' THEN NULL ELSE s END)) AS e FROM t`,
      z.object({ a: counter, b: counter, c: counter, d: counter, e: counter }),
    )
    expect(row).toMatchObject({ a: row.b, c: row.d, e: row.c })
    expect(await engine.one(`SELECT count(*) AS n FROM t WHERE ends_with_7(s)`, counted)).toEqual({
      n: row.b,
    })
  })

  it('remembers what it was asked', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    const { asked, predicate } = recording((text) => text === '3')
    await engine.define('is_three', predicate)
    const sql = `SELECT count(*) FILTER (is_three((i % 10)::VARCHAR)) AS n FROM range(100000) AS r(i)`
    expect(await engine.one(sql, counted)).toEqual({ n: 10_000 })
    // All rows of the first chunk are asked about at once, and none later.
    expect(asked.length).toBeLessThanOrEqual(2 * 2048)
  })

  it('ends the query with what the predicate throws, and the engine works on', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    const answer = (text: string) => {
      if (text === '150000') throw new RangeError('not this one')
      return true
    }
    await engine.define('picky', recording(answer).predicate)
    const over = (n: number) => `SELECT count(*) FILTER (picky(i::VARCHAR)) AS n FROM range(${n}) AS r(i)`
    await expect(engine.one(over(200_000), counted)).rejects.toMatchObject({
      name: 'QueryError',
      message: expect.stringContaining('not this one'),
    })
    expect(await engine.one(over(10), counted)).toEqual({ n: 10 })
  })

  it('gives a name to the last that was defined, and stops at a signal', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    await engine.define('taken', recording(() => false).predicate)
    await engine.define('taken', recording(() => true).predicate)
    const { signal, reason } = aborted()
    const endless = `SELECT count(*) FILTER (taken(i::VARCHAR)) AS n FROM range(10000000000) AS r(i)`
    await expect(engine.one(endless, counted, { signal })).rejects.toBe(reason)
    expect(await engine.one(`SELECT count(*) FILTER (taken('x')) AS n`, counted)).toEqual({ n: 1 })
  })
})
