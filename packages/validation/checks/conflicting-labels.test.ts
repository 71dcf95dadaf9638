import { describe, expect, it } from 'vitest'
import { openWorkplace, outline, places } from '../check.fixture.ts'

describe.each(['csv', 'parquet'])('conflicting labels in %s', (format) => {
  const ROWS = `SELECT * FROM (VALUES
    (1, 'red', NULL, 'cat'), (2, 'blue', 1.5, 'dog'), (3, 'red', NULL, 'dog'), (4, 'blue', 1.5, 'dog'),
    (5, 'red', NULL, NULL), (6, 'green', 0.5, 'cat'), (7, 'red', 1.5, 'cat'), (8, 'red', NULL, 'cat')) t(id, colour, x, label)`

  async function check(rule: string) {
    await using place = await openWorkplace()
    await place.engine.run(`COPY (${ROWS}) TO '${place.folder}/d.${format}' (FORMAT ${format})`)
    const [result] = (await place.check(`label: {column: label, conflicts: ${rule}}`, `d.${format}`)).results
    if (result === undefined) throw new Error('no result')
    return result
  }

  it('are all rows with equal features and several labels; a null is a feature, no label none', async () => {
    const result = await check('{except: [id]}')
    expect(outline([result])).toEqual(['label.conflicts: broken 3/7'])
    expect(result.why).toBe('3 of 7 rows; in 1 set of equal features')
    const at = (row: number) => `d.${format}:${format === 'csv' ? row + 1 : `#${row}`}`
    expect(places(result)).toEqual([
      `${at(1)} cat | red | `,
      `${at(3)} dog | red | `,
      `${at(8)} cat | red | `,
    ])
  })

  it('are sought among the features that are named, in the rows that are asked for, and tolerated as a share', async () => {
    expect(outline([await check('0')])).toEqual(['label.conflicts: holds 0/7'])
    expect(outline([await check('{features: [colour]}')])).toEqual(['label.conflicts: broken 4/7'])
    expect(outline([await check('{features: [colour], tolerance: 0.6}')])).toEqual([
      'label.conflicts: holds 4/7',
    ])
    expect(outline([await check('{features: [colour], where: {id: {min: 4}}}')])).toEqual([
      'label.conflicts: holds 0/4',
    ])
    expect((await check('{except: [no]}')).why).toBe('not checked: there is no such column')
  })
})
