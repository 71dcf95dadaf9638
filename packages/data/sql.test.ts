import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { real } from './engine.ts'
import { identifier, listLiteral, literal, structLiteral } from './sql.ts'

const HOSTILE = [
  'a"; DROP TABLE x; --',
  `' OR 1=1 --`,
  '"',
  "''",
  '\\',
  '$1',
  'a\nb',
  '/* c */',
  '__proto__',
  'select',
  ' ',
  '日本',
  '::add-mask::',
]

describe('quoting', () => {
  it('brings hostile names and texts through the engine unchanged', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    for (const name of HOSTILE) {
      const row = await engine.one(`SELECT ${literal(name)} AS ${identifier(name)}`, z.unknown())
      expect(Object.entries(row ?? {})).toEqual([[name, name]])
    }
    const all = await engine.one(`SELECT ${listLiteral(HOSTILE)} AS all_of_them`, z.looseObject({}))
    expect(all).toEqual({ all_of_them: HOSTILE })
    const keys = HOSTILE.filter((name) => name !== '__proto__')
    const struct = await engine.one(
      `SELECT ${structLiteral(keys.map((name) => [name, name] as const))} AS s`,
      z.object({ s: z.unknown() }),
    )
    expect(Object.keys(struct.s ?? {})).toEqual(keys)
  })

  it('keeps numbers exact and cannot begin a comment', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    const values = [
      0.1,
      -1.5e-300,
      1.7976931348623157e308,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      7,
      -7,
      9007199254740991,
    ]
    for (const value of values) {
      const { x } = await engine.one(
        `SELECT ${literal(value)} AS x`,
        z.object({ x: z.union([real, z.bigint()]) }),
      )
      expect(Number(x)).toEqual(value)
    }
    const { x } = await engine.one(`SELECT 1-${literal(-2)} AS x`, z.object({ x: z.number() }))
    expect(x).toBe(3)
    const big = 170141183460469231731687303715884105727n
    expect(await engine.one(`SELECT ${literal(big)} AS x`, z.object({ x: z.bigint() }))).toEqual({ x: big })
  })

  it('refuses what the engine would cut or replace', () => {
    for (const text of ['a\0b', '\ud800']) {
      expect(() => identifier(text)).toThrow(/NUL character or broken Unicode/)
      expect(() => literal(text)).toThrow(/NUL character or broken Unicode/)
    }
  })
})
