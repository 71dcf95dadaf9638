import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { counter } from '#data'
import { openWorkplace } from '../check.fixture.ts'
import { guarded, inTime } from './guarded.ts'
import { translate } from './translate.ts'

const SHORT = { milliseconds: 200, perText: 0.001 }

describe('work that is guarded', () => {
  it('is stopped in the middle of a regular expression, and what it throws comes out', () => {
    const started = performance.now()
    expect(inTime(100, () => /^(?=.*x)(a+)+$/.test(`${'a'.repeat(50)}xb`))).toBe(false)
    expect(performance.now() - started).toBeLessThan(5000)
    expect(inTime(100, () => {})).toBe(true)
    expect(() => inTime(100, fail)).toThrow('as expected')
  })

  it.each([
    ['^(?=.*x)(a+)+$', `${'a'.repeat(60)}xb`],
    [String.raw`(?!b)(?:a|a)*\Bz`, 'a'.repeat(60)],
    ['(?=(.*)(.*)(.*)(.*)(.*)(.*)[0-9]$)(?=a)', 'a'.repeat(3000)],
    [String.raw`(?=(\w+\s?)*$)^[a\s]+!`, `${'aaaaaaaa '.repeat(8)}!?`],
  ])('gives up on %s within its time, and the query goes on', async (pattern, evil) => {
    const translated = translate(pattern, 'python', 'search')
    if ('unsupported' in translated || translated.engine !== 'js') throw new Error('JavaScript runs it')
    const expression = new RegExp(translated.pattern, translated.flags)
    const { predicate, gaveUp } = guarded((text) => expression.test(text), SHORT)
    await using place = await openWorkplace()
    const { engine } = place
    await engine.define('matches', predicate)
    const started = performance.now()
    const row = await engine.one(
      `SELECT count(*) AS n, count(matches(CASE WHEN i = 20000 THEN '${evil}' ELSE 'x' || i END)) AS known
       FROM range(40000) AS r(i)`,
      z.object({ n: counter, known: counter }),
    )
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(row.n).toBe(40_000)
    expect(row.known).toBeLessThan(40_000)
    expect(gaveUp()).toMatch(/took more than 0.2 s/)
  })

  it('leaves ordinary expressions their time', async () => {
    const { predicate, gaveUp } = guarded((text) => /^(?!x)\w+$/u.test(text))
    await using place = await openWorkplace()
    const { engine } = place
    await engine.define('matches', predicate)
    const row = z.object({ n: counter })
    const sql = `SELECT count(*) FILTER (matches('a' || i)) AS n FROM range(300000) AS r(i)`
    expect(await engine.one(sql, row)).toEqual({ n: 300_000 })
    expect(gaveUp()).toBeUndefined()
  })
})

function fail(): never {
  throw new Error('as expected')
}
