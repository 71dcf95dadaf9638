import { describe, expect, it } from 'vitest'
import { openWorkplace, outline } from '../check.fixture.ts'

/** Within and outside of every window in which integers are counted by bits: the ends of 64 bits, repeats and nulls. */
const IDS = [
  0,
  1,
  -1,
  33554431,
  33554432,
  67108864,
  7,
  7,
  '9223372036854775807',
  '-9223372036854775808',
  'NULL',
]

describe.each(['csv', 'parquet'])('distinct integers in %s', (format) => {
  it.each([IDS, IDS.slice(0, 4), [5, 6, 6, 'NULL'], ['NULL']])('are counted exactly: %s', async (...ids) => {
    await using place = await openWorkplace()
    const values = ids.map((id) => `(${id === 'NULL' ? 'NULL::BIGINT' : `(${id})::BIGINT`})`)
    if (format === 'parquet')
      await place.parquet('d.parquet', `SELECT * FROM (VALUES ${values.join(', ')}) AS t(id)`)
    else await place.write('d.csv', `id,x\n${ids.map((id) => `${id === 'NULL' ? '' : id},x\n`).join('')}`)
    const present = ids.filter((id) => id !== 'NULL')
    const distinct = new Set(present).size
    const share = present.length === 0 ? 0 : distinct / present.length
    const rules = `columns:
      id: {type: integer, unique: true, distinct: [${distinct}, ${distinct}], distinct-share: [${share}, ${share}]}`
    const { results } = await place.check(rules, `d.${format}`)
    const copies = present.length - distinct
    expect(outline(results)).toEqual([
      format === 'csv' ? `id.type: holds 0/${present.length}` : 'id.type: holds',
      `id.unique: ${copies === 0 ? 'holds' : 'broken'} ${copies}/${present.length}`,
      'id.distinct: holds',
      'id.distinct-share: holds',
    ])
  })
})
