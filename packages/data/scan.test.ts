import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openWorkplace } from './engine.fixture.ts'
import { counter, type Engine } from './engine.ts'
import type { Relation } from './relation.ts'
import { scan } from './scan.ts'

const n = z.object({ n: counter })
const countRows = (engine: Engine, relation: Relation) =>
  scan(engine, relation, ({ from }) => `SELECT count(*) AS n FROM ${from}`, n)

describe('files that cannot be read', () => {
  it('are findings, and the other files are still read', async () => {
    await using place = await openWorkplace()
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},${Math.sin(i)}`).join('\n')
    const packed = gzipSync(`a,b\n${rows}\n`)
    await place.write('good.csv', 'a,b\n1,2\n3,4\n')
    await place.write('cut.csv.gz', packed.subarray(0, packed.length >> 1))
    await place.write('empty.csv', '')
    await place.write('notgz.csv.gz', 'a,b\n1,2\n')
    await place.write('utf16.csv', Buffer.from('a,b\n1,2\n', 'utf16le'))
    const engine = await place.engine()
    const relation = await place.relation(engine, ['*'])
    const done = await countRows(engine, relation)
    expect(done.rows).toEqual([{ n: 2 }])
    expect(done.relation.files.map(({ file }) => file.name)).toEqual(['good.csv'])
    const byName = new Map(done.relation.unreadable.map((item) => [item.file, item]))
    expect(byName.get('cut.csv.gz')?.reason).toMatch(/gzip stream is damaged or cut off/)
    expect(byName.get('empty.csv')?.reason).toBe('the file is empty')
    expect(byName.get('notgz.csv.gz')?.reason).toMatch(/gzip stream is damaged/)
    expect(byName.get('utf16.csv')?.reason).toMatch(/not UTF-8/)
    expect(byName.size).toBe(4)
  })

  it('names a Parquet file without a footer, and one with a damaged page', async () => {
    await using place = await openWorkplace()
    const engine = await place.engine()
    await place.write('seed.csv', `a,b\n${Array.from({ length: 5000 }, (_, i) => `${i},v${i}`).join('\n')}\n`)
    await engine.run(`COPY (FROM '${place.folder}/seed.csv') TO '${place.folder}/good.parquet'`)
    const bytes = await readFile(join(place.folder, 'good.parquet'))
    await place.write('cut.parquet', bytes.subarray(0, bytes.length >> 1))
    await place.write('text.parquet', 'a,b\n1,2\n')
    await place.write('page.parquet', Buffer.from(bytes).fill(0xff, 4, bytes.length >> 1))
    const relation = await place.relation(engine, ['*.parquet'])
    expect(relation.unreadable.map((item) => item.file)).toEqual(['cut.parquet', 'text.parquet'])
    const done = await scan(engine, relation, ({ from }) => `SELECT count(b) AS n FROM ${from}`, n)
    expect(done.rows).toEqual([{ n: 5000 }])
    expect(done.relation.unreadable.map((item) => item.file)).toEqual([
      'cut.parquet',
      'text.parquet',
      'page.parquet',
    ])
    for (const item of done.relation.unreadable) expect(item.reason).not.toContain(place.folder)
  })

  it('leaves an empty relation when none can be read', async () => {
    await using place = await openWorkplace()
    await place.write('empty.csv', '')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['empty.csv'])
    expect(relation.columns).toEqual([])
    expect((await countRows(engine, relation)).rows).toEqual([{ n: 0 }])
  })

  it('lets an error of the query itself through', async () => {
    await using place = await openWorkplace()
    await place.write('a.csv', 'a\n1\n')
    const engine = await place.engine()
    const relation = await place.relation(engine, ['a.csv'])
    const wrong = scan(engine, relation, ({ from }) => `SELECT nope FROM ${from}`, n)
    await expect(wrong).rejects.toMatchObject({ name: 'QueryError', kind: 'Binder' })
  })
})
