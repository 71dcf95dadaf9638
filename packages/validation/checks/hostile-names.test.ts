import { describe, expect, it } from 'vitest'
import { openWorkplace, outline } from '../check.fixture.ts'
import { profileData } from '../profile-data.ts'

const FIRST = `a"'; DROP TABLE x; --`
const SECOND = '{table} ${column} 🙂 ","'
const LABEL = "in_file') AS t UNION SELECT 1 --"
/** Names that plans use for themselves. */
const OWN = ['e0', 'every_row', 'in_row', 'k0', 'label', 'value', 'n', 'h', 'fold', 'class', 'y', 'x0']

describe('checks beyond single values', () => {
  it('take any column name and any value for what it is', async () => {
    await using place = await openWorkplace()
    const names = [FIRST, SECOND, LABEL, ...OWN]
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const row = (i: number) => [`'; --${i}`, `${i % 3}\u001b[31m`, `${i % 2}"`, ...OWN.map(() => `${i % 5}`)]
    const text = (count: number) =>
      [names, ...Array.from({ length: count }, (_, i) => row(i))]
        .map((cells) => cells.map(quoted).join(','))
        .join('\n')
    await place.write('test.csv', text(200))
    await place.write('train.csv', text(50))
    const { profile } = await profileData(place.engine, await place.dataset('test.csv'), new Map(), undefined)
    const rules = JSON.stringify({
      overlap: [{ with: 'train' }, { with: 'train', columns: [FIRST], where: { [SECOND]: `0\u001b[31m` } }],
      'time-overlap': { with: 'train', column: FIRST },
      groups: {
        by: [SECOND, LABEL],
        share: { min: 0.2 },
        label: { column: FIRST, share: { max: 0.5 } },
        values: [["'", '"']],
      },
      label: {
        column: LABEL,
        leakage: 0.8,
        conflicts: { features: [SECOND, ...OWN] },
        balance: { min: 0.6 },
      },
      duplicates: { except: [FIRST] },
      'same-types': true,
      'same-row-count': 'train',
      columns: {
        [FIRST]: { outliers: 'mad', increasing: true, mean: { min: 0 } },
        [SECOND]: { 'most-common': ["'"] },
      },
    })
    const { results } = await place.checkAgainst(
      rules,
      { tables: { train: 'train.csv' }, reference: profile },
      'test.csv',
    )
    expect(outline(results).map((line) => line.replace(/^.*\.(?=[a-z-]+: )/s, ''))).toEqual([
      'duplicates: broken 170/200',
      'groups: broken',
      'overlap.1: broken 50/200',
      'overlap.2: broken 17/67',
      'time-overlap: unsupported',
      'same-row-count: broken',
      'same-types: holds',
      'leakage: holds',
      'conflicts: broken 200/200',
      'balance: broken',
      'increasing: broken 2/200',
      'outliers: broken 200/200',
      'mean: broken 200/200',
      'most-common: broken',
    ])
    expect(results.map(({ why }) => why).join('\n')).not.toContain('\u001b')
  })
})
