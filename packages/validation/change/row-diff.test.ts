import { describe, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../check.fixture.ts'
import { diffData } from '../check.ts'

/** `+added -removed ~changed` of data against its base. */
async function diffOf(place: Workplace, base: string, head: string, key: readonly string[] = []) {
  const diff = await diffData(place.engine, await place.dataset(head), {
    base: await place.dataset(base),
    key,
  })
  return `+${diff.added} -${diff.removed} ~${diff.changed}`
}

async function diffOfTexts(base: string, head: string, key: readonly string[] = []): Promise<string> {
  await using place = await openWorkplace()
  await place.write('base.csv', base)
  await place.write('head.csv', head)
  return await diffOf(place, 'base.csv', 'head.csv', key)
}

describe('what a change does to rows', () => {
  it('is nothing where only the order of rows and columns differs', async () => {
    expect(await diffOfTexts('id,a\n1,x\n2,y\n', 'id,a\n2,y\n1,x\n')).toBe('+0 -0 ~0')
    expect(await diffOfTexts('id,a\n1,x\n2,y\n', 'a,id\ny,2\nx,1\n', ['id'])).toBe('+0 -0 ~0')
  })

  it('is nothing where only line ends, quotes, the delimiter or the form of nothing differ', async () => {
    expect(await diffOfTexts('id,a\n1,x\n2,y y\n3,\n', 'id,a\r\n1,"x"\r\n"2",y y\r\n3,""\r\n')).toBe(
      '+0 -0 ~0',
    )
    expect(await diffOfTexts('id,a\n1,x\n2,y\n', 'id;a\n1;x\n2;y\n')).toBe('+0 -0 ~0')
  })

  it('counts rows with a key as changed, and without one as removed and added', async () => {
    const [base, head] = ['id,a\n1,x\n2,y\n3,z\n', 'id,a\n1,x\n2,Y\n4,w\n5,v\n']
    expect(await diffOfTexts(base, head)).toBe('+3 -2 ~0')
    expect(await diffOfTexts(base, head, ['id'])).toBe('+2 -1 ~1')
    expect(await diffOfTexts(base, head, ['a'])).toBe('+3 -2 ~0')
    expect(await diffOfTexts(base, head, ['id', 'a'])).toBe('+3 -2 ~0')
  })

  it('counts copies: a second one is added, a lost one removed', async () => {
    expect(await diffOfTexts('a\nx\ny\ny\n', 'a\nx\nx\nx\ny\n')).toBe('+2 -1 ~0')
    expect(await diffOfTexts('a\nx\ny\ny\n', 'a\ny\nx\ny\n')).toBe('+0 -0 ~0')
  })

  it('takes a missing key for a key like others, and pairs rows of a key that stands twice', async () => {
    expect(await diffOfTexts('id,a\n1,x\n,y\n', 'id,a\n1,x\n,z\n', ['id'])).toBe('+0 -0 ~1')
    expect(await diffOfTexts('id,a\n1,x\n1,y\n', 'id,a\n1,p\n1,q\n1,r\n', ['id'])).toBe('+1 -0 ~2')
    expect(await diffOfTexts('id,a\n1,x\n1,y\n', 'id,a\n1,y\n', ['id'])).toBe('+0 -1 ~0')
  })

  it('tells values apart that look alike when joined, and nothing from a text', async () => {
    expect(await diffOfTexts('a,b\nx,yz\n', 'a,b\nxy,z\n')).toBe('+1 -1 ~0')
    expect(await diffOfTexts('a,b\n1:x,y\n', 'a,b\n1,:x\n')).toBe('+1 -1 ~0')
    expect(await diffOfTexts('a,b\n,0:\n', 'a,b\n0:,\n')).toBe('+1 -1 ~0')
  })

  it('compares the columns that both have', async () => {
    await using place = await openWorkplace()
    await place.write('base.csv', 'id,a,old\n1,x,1\n2,y,2\n')
    await place.write('head.csv', 'id,a,new\n1,x,7\n2,z,8\n')
    const change = { base: await place.dataset('base.csv'), key: [] }
    const diff = await diffData(place.engine, await place.dataset('head.csv'), change)
    expect(diff).toMatchObject({ added: 1, removed: 1, compared: ['id', 'a'] })
    await place.write('other.csv', 'p,q\n1,2\n')
    const other = await diffData(place.engine, await place.dataset('other.csv'), change)
    expect(other).toMatchObject({ added: 1, removed: 2, compared: [], marks: undefined })
  })

  it('compares Parquet with Parquet of other number types, and with CSV', async () => {
    await using place = await openWorkplace()
    await place.parquet(
      'base.parquet',
      `SELECT i::INTEGER AS id, i / 4 AS x, 'n' || i AS n FROM range(100) r(i)`,
    )
    await place.parquet('head.parquet', `SELECT i AS id, i / 4 AS x, 'n' || i AS n FROM range(1, 101) r(i)`)
    expect(await diffOf(place, 'base.parquet', 'head.parquet', ['id'])).toBe('+1 -1 ~0')
    await place.write('same.csv', `id,n\n${Array.from({ length: 100 }, (_, i) => `${i},n${i}`).join('\n')}\n`)
    expect(await diffOf(place, 'base.parquet', 'same.csv')).toBe('+0 -0 ~0')
  })

  it('keeps nested values apart', async () => {
    await using place = await openWorkplace()
    await place.parquet('base.parquet', `SELECT ['a, b'] AS l, {'k': 'x'} AS s`)
    await place.parquet('head.parquet', `SELECT ['a', 'b'] AS l, {'k': 'x'} AS s`)
    expect(await diffOf(place, 'base.parquet', 'head.parquet')).toBe('+1 -1 ~0')
  })

  it('finds all rows new where the base has none', async () => {
    expect(await diffOfTexts('id,a\n', 'id,a\n1,x\n1,x\n')).toBe('+2 -0 ~0')
  })

  it('refuses a key that the data does not have, and leaves out one that only the base lacks', async () => {
    await expect(diffOfTexts('id\n1\n', 'id\n1\n', ['nr'])).rejects.toThrow('the data has no column nr')
    await using place = await openWorkplace()
    await place.write('base.csv', 'a\nx\n')
    await place.write('head.csv', 'id,a\n1,x\n')
    const change = { base: await place.dataset('base.csv'), key: ['id'] }
    const diff = await diffData(place.engine, await place.dataset('head.csv'), change)
    expect(diff).toMatchObject({ added: 0, key: [] })
    expect(diff.notes).toEqual(['The base lacks a column of the key, so that whole rows are compared.'])
  })

  it('compares what can be read of damaged files', async () => {
    await using place = await openWorkplace()
    await place.parquet('base/a.parquet', 'SELECT i AS id FROM range(10) r(i)')
    await place.write('base/b.parquet', 'PAR1 no')
    await place.parquet('head/a.parquet', 'SELECT i AS id FROM range(11) r(i)')
    expect(await diffOf(place, 'base', 'head')).toBe('+1 -0 ~0')
  })

  it('compares a million rows', async () => {
    await using place = await openWorkplace()
    const rows = (from: number) =>
      `SELECT i AS id, 'name ' || hash(i) % 5000 AS name, hash(i * 7) % 1000 / 8 AS x, md5(i::VARCHAR) AS token
       FROM range(${from}, ${from} + 1000000) r(i)`
    await place.parquet('base.parquet', rows(0))
    await place.parquet('head.parquet', rows(500))
    const start = performance.now()
    expect(await diffOf(place, 'base.parquet', 'head.parquet', ['id'])).toBe('+500 -500 ~0')
    const seconds = (performance.now() - start) / 1000
    process.stderr.write(`compared 1,000,000 rows with as many in ${seconds.toFixed(1)} s\n`)
  })
})
