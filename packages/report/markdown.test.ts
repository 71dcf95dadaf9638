import { describe, expect, it } from 'vitest'
import { callout, code, details, heading, list, paragraph, table } from './document.ts'
import { escapeMarkdown, renderMarkdown } from './markdown.ts'

/** What a reader sees of escaped text: entities and backslash escapes resolved, zero-width spaces gone. */
function shown(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#36;/g, '$')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replaceAll('\u200b', '')
}

describe('untrusted text', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '&lt;script&gt;',
    '[click](https://evil.example)',
    '![x](https://evil.example/p.png)',
    '**bold** _it_ ~~gone~~ `code`',
    'a | b || c',
    '# heading',
    '- item',
    '+ item',
    '1. item',
    '12) item',
    '---',
    '===',
    '> quote',
    '```js',
    '$x^2$ and $5',
    'back\\slash \\[',
    '[^1] [ ] {x}',
    '@team/owners and @ada',
    'ada@example.org',
    'see #12, GH-7, team/flights#3',
    'https://evil.example www.evil.example WWW.EVIL.EXAMPLE ftp://x',
    '<!-- hidden -->',
    ':not:a:link',
  ])('reads as it was typed: %s', (text) => {
    expect(shown(escapeMarkdown(text))).toBe(text)
  })

  it.each([
    ['<b>', '<'],
    ['a|b', /(?<!\\)\|/],
    ['`x`', /(?<!\\)`/],
    ['[a](b)', /(?<!\\)\[/],
    ['@ada', /@\w/],
    ['x @Ada', /@\w/],
    ['fixes #12', /#\d/],
    ['GH-12', /GH-\d/],
    ['http://x', '://'],
    ['WWW.x', /www\./i],
    ['$a$', '$'],
    ['--- ', /^-/],
    ['==', /^=/],
    ['# a', /^#/],
    ['1. a', /^1\. /],
    ['a\n\n# b', '\n'],
    ['a\r# b', '\r'],
    ['a\u2028b', '\u2028'],
  ])('has no effect: %j', (text, effect) => {
    expect(escapeMarkdown(text)).not.toMatch(effect)
  })

  it('shows control characters and direction overrides instead of obeying them', () => {
    expect(escapeMarkdown('a\u202eb\u2066c\u0007d\u001be')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde')
    expect(renderMarkdown([code('x = 1 \u202e# hidden\r\n\ty\u0000')])).toBe(
      '```text\nx = 1 \ufffd# hidden\n\ty\ufffd\n```\n',
    )
  })

  it('leaves plain words alone', () => {
    for (const text of ['0.75', '-0.5', '+1', '2026-01-02', '=3', '#fff', '3.']) {
      expect(escapeMarkdown(text)).toBe(text === '3.' ? '3\\.' : text)
    }
    expect(escapeMarkdown('AUC 0.71 is below 0.75 (late flights), p < 0.05')).toBe(
      'AUC 0.71 is below 0.75 (late flights), p &lt; 0.05',
    )
  })
})

describe('blocks', () => {
  it('keeps hostile cells in their cells', () => {
    const rendered = renderMarkdown([
      table(
        ['name|', 'n'],
        [
          ['a|b\nc', { code: '|`x`|\n<b>' }],
          [{ strong: '**' }, '-1'],
        ],
        ['n'],
      ),
    ])
    const lines = rendered.trimEnd().split('\n')
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line.match(/(?<!\\)\|/g)).toHaveLength(3)
    expect(lines[1]).toBe('| --- | ---: |')
    expect(rendered).not.toContain('<b>')
  })

  it('closes a fence only where it ends, whatever stands in the code', () => {
    const rendered = renderMarkdown([code('````\n# out', 'js"><b>')])
    expect(rendered).toBe('`````jsb\n````\n# out\n`````\n')
  })

  it('keeps an address an address', () => {
    const link = (to: string): string => renderMarkdown([paragraph({ link: 'x]', to })]).trimEnd()
    expect(link('https://a.example/b?c=d&e=f#g')).toBe('[x\\]](https://a.example/b?c=d&e=f#g)')
    expect(link('https://a.example/) [y](https://evil.example')).toBe(
      '[x\\]](https://a.example/%29%20%5by%5d%28https://evil.example)',
    )
    expect(link('https://a.example/ü<>"`\\')).toBe('[x\\]](https://a.example/%c3%bc%3c%3e%22%60%5c)')
    expect(link('javascript:alert(1)')).toBe('x\\]')
    expect(link('data:text/html,x')).toBe('x\\]')
  })

  it('gives a details summary no HTML, mention or line of its own', () => {
    const rendered = renderMarkdown([details('</summary><img>\n@ada', paragraph('in'))])
    expect(rendered).toBe(
      '<details><summary>&lt;/summary&gt;&lt;img&gt; @\u200bada</summary>\n\nin\n\n</details>\n',
    )
  })

  it('starts no code block, list or rule from leading text', () => {
    expect(renderMarkdown([paragraph('    indented')])).toBe('indented\n')
    expect(renderMarkdown([list(['- nested', '    deep'])])).toBe('- \\- nested\n- deep\n')
    expect(renderMarkdown([callout('warning', '---')])).toBe('> [!WARNING]\n> \\---\n')
    expect(renderMarkdown([heading('a\nb', 3)])).toBe('### a b\n')
  })
})
