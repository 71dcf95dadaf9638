import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { neutralise } from './log.ts'

const ZWSP = '\u200b'

/** What a process of its own prints: the toolkit writes to standard output. */
function printed(script: string): string[] {
  const source = `const { annotate, log } = await import(${JSON.stringify(join(import.meta.dirname, 'log.ts'))})\n${script}`
  const done = spawnSync(process.execPath, ['-C', 'source', '--input-type=module', '-e', source], {
    encoding: 'utf8',
    env: {},
  })
  expect(done.stderr).toBe('')
  return done.stdout.trimEnd().split('\n')
}

describe('text in the log', () => {
  it.each([
    ['::error::x', `:${ZWSP}:error::x`],
    ['a\n::add-mask::x\nb', `a\n:${ZWSP}:add-mask::x\nb`],
    ['  \t::set-output name=a::b', `  \t:${ZWSP}:set-output name=a::b`],
    ['\u00a0\u2003::x', `\u00a0\u2003:${ZWSP}:x`],
    ['\u0085::x', `\u0085:${ZWSP}:x`],
    ['progress\r::error::x', `:${ZWSP}:error::x`],
    ['10%\r50%\r100%\r\nnext', '100%\nnext'],
    ['see ##[error]x', `see ##${ZWSP}[error]x`],
    ['std::vector, a :: b', 'std::vector, a :: b'],
  ])('%j is no command', (text, shown) => expect(neutralise(text)).toBe(shown))

  it('is neutralised where it is printed', () => {
    expect(printed(`log.info('ok\\n::error::forged')`)).toEqual(['ok', `:${ZWSP}:error::forged`])
    expect(printed(`log.warning('a\\n::error::forged')`)).toEqual(['::warning::a%0A::error::forged'])
    expect(printed(`await log.group('t\\n::error::x', async () => log.info('in'))`)).toEqual([
      `::group::t%0A:${ZWSP}:error::x`,
      'in',
      '::endgroup::',
    ])
  })
})

describe('annotations', () => {
  it('keeps ten of each level, on the line, cut to what the runner takes', () => {
    const lines = printed(`
      const many = Array.from({ length: 12 }, (_, n) => ({ level: 'error', title: 'T', message: 'm' + n, file: 'a,b.csv', line: n + 1 }))
      annotate([...many, { level: 'warning', title: 'W::x', message: 'y'.repeat(5000) }])`)
    expect(lines).toHaveLength(11)
    expect(lines[0]).toBe('::error title=T,file=a%2Cb.csv,line=1::m0')
    expect(lines[9]).toContain('m9')
    expect(lines[10]).toBe(`::warning title=W%3A%3Ax::${'y'.repeat(4096)}`)
  })

  it('cannot be left by a hostile title, file or message', () => {
    const [line, ...rest] = printed(
      `annotate([{ level: 'notice', title: 'a\\n::error::b', message: 'c\\r\\n::error::d', file: 'e::f\\n' }])`,
    )
    expect(rest).toEqual([])
    expect(line).toBe('::notice title=a%0A%3A%3Aerror%3A%3Ab,file=e%3A%3Af%0A::c%0D%0A::error::d')
  })
})
