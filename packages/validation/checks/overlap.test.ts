import { describe, expect, it } from 'vitest'
import { openWorkplace, outline, places, type Workplace } from '../check.fixture.ts'

const AGAINST = { tables: { train: 'train.*' } }

async function found(place: Workplace, rules: string, data = 'test.csv') {
  const [result, ...more] = (await place.checkAgainst(rules, AGAINST, data)).results
  if (result === undefined || more.length > 0) throw new Error(`results: ${more.map(({ id }) => id)}`)
  return result
}

describe('overlap', () => {
  it('finds the rows that stand in the other data too, a null equal to a null, whatever the order of columns', async () => {
    await using place = await openWorkplace()
    await place.write('train.csv', 'x,name,y\n1,ada,0\n2,,1\n,,\n3,"b\nc",1\n')
    await place.write('test.csv', 'name,x,y\nada,1,0\nada,1,1\n,2,1\n,2,1\n,,\n"b\nc",3,1\nbob,3,1\n')
    const result = await found(place, 'overlap: train')
    expect(outline([result])).toEqual(['overlap: broken 5/7'])
    expect(result.why).toBe('5 of 7 rows; compared by 3 columns')
    expect(places(result)).toEqual([
      ...['test.csv:2 ada | 1 | 0', 'test.csv:4  | 2 | 1', 'test.csv:5  | 2 | 1'],
      ...['test.csv:6  |  | ', 'test.csv:7 b\nc | 3 | 1'],
    ])
  })

  it('compares some columns, or all but some, of some rows, and tolerates a share', async () => {
    await using place = await openWorkplace()
    await place.write('train.csv', 'id,x,y\n1,a,0\n2,b,1\n')
    await place.write('test.csv', 'id,x,y\n7,a,0\n8,b,0\n9,c,1\n9,a,1\n')
    const counted = async (rule: string) =>
      outline([await found(place, `overlap: {with: train, ${rule}}`)])[0]
    expect(await counted('except: [id]')).toBe('overlap: broken 1/4')
    expect(await counted('except: [id], tolerance: 0.25')).toBe('overlap: holds 1/4')
    expect(await counted('columns: [x]')).toBe('overlap: broken 3/4')
    expect(await counted('columns: [x], where: {y: 1}')).toBe('overlap: broken 1/2')
    expect(await counted('columns: [id]')).toBe('overlap: holds 0/4')
  })

  it('takes the same value for the same in CSV and Parquet, and no unreadable one for another or for a null', async () => {
    await using place = await openWorkplace()
    await place.parquet(
      'train.parquet',
      `SELECT * FROM (VALUES (1, 5.0::DOUBLE, DATE '2026-01-02', true, TIMESTAMP '2026-01-01 10:00:00'),
        (2, NULL, NULL, NULL, NULL)) t(id, x, d, ok, "at")`,
    )
    const rows = [
      '01,5,2026-01-02,TRUE,2026-01-01T11:00:00+01:00',
      '2,,,,',
      '2,x,,,',
      '1,5.5,2026-01-02,true,',
    ]
    await place.write('test.csv', `id,x,d,ok,at\n${rows.join('\n')}\n`)
    expect(outline([await found(place, 'overlap: train')])).toEqual(['overlap: broken 2/4'])
    await place.write('typed.csv', 'n\n007\nabc\nxyz\n\n')
    await place.write('other.csv', 'n\n7\nxyz\n')
    const [, result] = (
      await place.checkAgainst(
        'columns: {n: {type: {is: integer, tolerance: 0.9}}}\noverlap: other',
        { tables: { other: 'other.csv' } },
        'typed.csv',
      )
    ).results.toReversed()
    expect(outline(result === undefined ? [] : [result])).toEqual(['overlap: broken 2/4'])
  })

  it('shows no value of a personal column', async () => {
    await using place = await openWorkplace()
    await place.write('train.csv', 'mail,x\na@b.example,1\n')
    await place.write('test.csv', 'mail,x\na@b.example,1\n')
    const { results } = await place.checkAgainst(
      'overlap: train\ncolumns: {mail: {personal: true}}',
      AGAINST,
      'test.csv',
    )
    expect(results[0]?.examples).toMatchObject([{ file: 'test.csv', line: 2, value: '* | 1' }])
    expect(JSON.stringify(results)).not.toContain('a@b')
  })

  it('cannot be run without the data, or a column to compare', async () => {
    await using place = await openWorkplace()
    await place.write('train.csv', 'x\n1\n')
    await place.write('test.csv', 'y\n1\n')
    expect((await found(place, 'overlap: train')).why).toBe('cannot be run: no column is left to compare')
    expect((await found(place, 'overlap: {with: train, columns: [y]}')).why).toBe(
      'cannot be run: the other data has no column y',
    )
    expect(await found(place, 'overlap: {with: holdout, severity: info}')).toMatchObject({
      verdict: 'fail',
      why: 'cannot be run: the input tables names no data for "holdout"',
    })
  })
})

describe('another table that cannot be read whole', () => {
  it('is said, since the rows that it lacks were not compared', async () => {
    await using place = await openWorkplace()
    await place.write('train.csv', 'x,y\n1,1\n2,2,2\n')
    await place.write('test.csv', 'x,y\n2,2\n')
    const { results } = await place.checkAgainst('overlap: train', AGAINST, 'test.csv')
    expect(results.map(({ id, verdict, why }) => `${id} ${verdict}: ${why}`)).toEqual([
      'train.readable-rows fail: 1 row cannot be read, so no rule was checked on them',
      'overlap pass: compared by 2 columns',
    ])
    expect(results[0]?.examples).toMatchObject([{ file: 'train.csv', line: 3 }])
  })
})

describe('time-overlap', () => {
  it.each(['csv', 'parquet'])(
    'finds the rows that do not come after the last of the other data in %s',
    async (format) => {
      await using place = await openWorkplace()
      const train = `SELECT * FROM (VALUES (TIMESTAMP '2026-01-01 10:00:00.000007'), (NULL)) t("at")`
      await place.engine.run(`COPY (${train}) TO '${place.folder}/train.${format}' (FORMAT ${format})`)
      const times = [
        '2026-01-01 10:00:00.000007',
        '2026-01-01 10:00:00.000008',
        '2025-12-31',
        '',
        '2026-02-01',
      ]
      await place.write('test.csv', `at,n\n${times.map((time) => `${time},1`).join('\n')}\n`)
      const result = await found(place, 'time-overlap: {with: train, column: at}')
      expect(outline([result])).toEqual(['time-overlap: broken 2/4'])
      expect(places(result)).toEqual([`test.csv:2 ${times[0]}`, 'test.csv:4 2025-12-31'])
      expect(result.why).toBe('2 of 4 rows; "train" ends at 2026-01-01 10:00:00.000007')
    },
  )

  it('does not pass where the last time is not known', async () => {
    await using place = await openWorkplace()
    await place.write('test.csv', 'at\n2026-01-01\n')
    const why = async (train: string) => {
      await place.write('train.csv', train)
      return (await found(place, 'time-overlap: {with: train, column: at}')).why
    }
    expect(await why('at,x\n2025-01-01,1\nsoon,1\n')).toBe(
      'cannot be run: at of "train" has 1 values that are no day or instant',
    )
    expect(await why('at,x\n,1\n')).toBe('cannot be run: at of "train" has no time')
  })
})
