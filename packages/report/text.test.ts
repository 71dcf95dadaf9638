import { describe, expect, it } from 'vitest'
import { callout, code, details, heading, list, paragraph, table } from './document.ts'
import { renderText } from './text.ts'

describe('text', () => {
  it('renders every block for a terminal', () => {
    const rendered = renderText([
      heading('Result'),
      paragraph('AUC of ', { code: 'model' }, ' is ', { strong: '0.7' }, ', see ', { link: 'run', to: '/x' }),
      callout('warning', 'look'),
      list(['one', { code: 'two' }]),
      table(
        ['metric', 'n'],
        [
          ['auc', '1'],
          ['log loss', '12'],
        ],
        ['n'],
      ),
      details('more', code('a\nb')),
    ])
    expect(rendered).toBe(
      [
        'Result\n======',
        'AUC of model is 0.7, see run',
        'warning: look',
        '  - one\n  - two',
        'metric     n\nauc        1\nlog loss  12',
        'more\na\nb\n',
      ].join('\n\n'),
    )
  })
})
