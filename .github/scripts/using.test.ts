import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSources } from './imports.ts'
import { checkUsing } from './using.ts'

const linesOf = (...body: readonly string[]): string[] => {
  const lines = ['async function work(): Promise<number> {', ...body.map((line) => `  ${line}`), '}']
  const plain = 'export function plain(\n  n: number,\n): number {\n  return n\n}'
  const sources = [
    { path: 'a.ts', text: lines.join('\n') },
    { path: 'b.ts', text: plain },
  ]
  return checkUsing(sources).map((found) => /^a\.ts:(\d+): /.exec(found)?.[1] ?? found)
}

const USING = 'await using ledger = await open()'

describe('a call that is returned below `await using`', () => {
  it('is awaited everywhere in this repository', () => {
    const sources = readSources(resolve(import.meta.dirname, '../..'))
    for (const top of ['packages/', 'actions/', 'test/']) {
      const inside = sources.filter(({ path }) => path.startsWith(top))
      expect(inside.some(({ text }) => /^ +await using /m.test(text))).toBe(true)
    }
    expect(checkUsing(sources)).toEqual([])
  })

  it.each([
    ['return conclude(ledger)'],
    ['return ledger.open().read(await name())'],
    ['return conclude<number>(ledger, {', "  name: 'a) b',", '})'],
    ['if (ready) return conclude(ledger)'],
    ['if (ready) {', '  return conclude(ledger)', '}'],
    ['return found(x) ? conclude(ledger) : 0'],
    ['return kept ?? conclude(ledger)'],
    ['return found(x) && conclude(ledger)'],
    ['return new Promise((resolve) => ledger.on(resolve))'],
    ['return (await ledger.snapshot()).read(1)'],
    ['return undeclared(1)'],
  ])('must be awaited: %s', (...statement) => expect(linesOf(USING, ...statement)).toHaveLength(1))

  it.each([
    ['return await conclude(ledger)'],
    ['return (await ledger.read()).length > 0'],
    ['return { name, at: read(ledger) }'],
    ['return [count(rows), 1]'],
    ['return rows.every((row) => good(row)) && rows.length'],
    ['return found(x) ? await conclude(ledger) : 0'],
    ['return new Map(rows)'],
    ['return plain(await conclude(ledger))'],
    ['const read = async () => {', '  return conclude(ledger)', '}', 'return await read()'],
    ['// return conclude(ledger)'],
    ['return'],
  ])('is nothing to say of: %s', (...statement) => expect(linesOf(USING, ...statement)).toEqual([]))

  it('is one of the same block, after it, and not of the function that a server answers with', () => {
    expect(linesOf('if (early) return conclude(1)', USING, 'return conclude(2)')).toEqual(['4'])
    expect(linesOf('{', `  ${USING}`, '}', 'return conclude(1)')).toEqual([])
    expect(
      linesOf('await using at = await serve((seen) => {', '  return answer(seen)', '})', 'return go()'),
    ).toEqual(['5'])
  })
})
