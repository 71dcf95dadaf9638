import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core'
import { renderMarkdown } from '#report'
import { configSchema } from './config.ts'
import { detectDrift } from './detect.ts'
import { detailsOf, present, reasonsOf } from './present.ts'
import { numeric, profileOf, text, windowOf } from './profiles.fixture.ts'

const config = configSchema.parse({})
const reference = profileOf(10_000, [
  numeric('delay', Array(10).fill(1000)),
  text('<img src=x>|`@ada`', { '</details>|x': 9000, UA: 1000 }),
  { name: 'at', type: 'TIMESTAMP', kind: 'time' },
])
const window = (delay: readonly number[], first: number) =>
  windowOf(
    profileOf(1000, [
      numeric('delay', delay),
      text('<img src=x>|`@ada`', { '</details>|x': first, UA: 1000 - first }),
      { name: 'at', type: 'TIMESTAMP', kind: 'time' },
      numeric('new', [1000]),
    ]),
  )

describe('the summary', () => {
  const result = detectDrift(reference, window([0, 0, 0, 0, 0, 200, 200, 200, 200, 200], 300), config)
  const markdown = renderMarkdown(
    present(result, { outcome: 'dispatched', run: 'https://github.com/o/r/actions/runs/5' }),
  )

  it('names what moved with its shares, the largest first, and what comes next', () => {
    const rows = markdown.split('\n').filter((line) => line.startsWith('| <code>'))
    expect(rows[0]).toMatch(/^\| <code>delay<\/code> \| 2\.982 \|/)
    expect(rows[1]).toContain('&lt;/details&gt;\\|x: 90 % → 30 %')
    expect(rows.map((row) => row.split(' | ').at(-2))).toEqual(['drifted', 'drifted'])
    expect(markdown).toContain(
      'The retraining was started: [its run](https://github.com/o/r/actions/runs/5).',
    )
    expect(markdown).toContain('**Next:** let the gate judge the retrained model')
    expect(markdown).toContain('<code>at</code>: a time column has no bins')
    expect(markdown).toContain('New, so not compared: 1')
  })

  it('gives hostile names no effect', () => {
    expect(markdown).not.toContain('<img')
    expect(markdown).not.toContain('@ada')
    expect(markdown.match(/<\/details>/g)).toHaveLength(2)
  })

  it('has no value of the data in the reasons, which go into the record', () => {
    expect(reasonsOf(result).join()).not.toContain('details')
    expect(canonicalJson(detailsOf(result, { outcome: 'not-needed' }))).toContain('details')
  })

  it('says that nothing was decided, not that nothing was found', () => {
    const small = profileOf(20, [numeric('delay', Array(10).fill(2))])
    const undecided = detectDrift(
      profileOf(10_000, [numeric('delay', Array(10).fill(1000))]),
      windowOf(small),
      config,
    )
    const text = renderMarkdown(present(undecided, { outcome: 'not-needed' }))
    expect(text).toContain('> [!WARNING]\n> Not decided: 20 rows are too few to decide on column delay')
    // chi2.isf(0.01, 9) = 21.666: 1 / (0.1 / 21.666 - 1 / 10000) = 221.5
    expect(text).toContain('not decided: needs 222 rows')
  })
})
