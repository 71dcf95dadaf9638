import { describe, expect, it } from 'vitest'
import { CONTEXT, openWorkplace, outline } from '../check.fixture.ts'
import { checkData } from '../check.ts'
import type { Check } from '../check-kinds.ts'
import type { Rule } from '../rule.ts'

function ruleOf(check: Check, id: string = check.kind): Rule {
  const place = { source: 'rules.yml', line: 1 }
  return { id, check, severity: 'fail', allowed: { kind: 'none' }, semantics: 'strict', ...place }
}

async function checked(csv: string, ...checks: Check[]) {
  await using place = await openWorkplace()
  await place.write('a.csv', csv)
  const rules = checks.map((check, index) => ruleOf(check, `r${index}`))
  const columns = new Map()
  const { results } = await checkData(place.engine, await place.dataset('a.csv'), { rules, columns }, CONTEXT)
  return results
}

const python = { kind: 'pattern', column: 'v', dialect: 'python', how: 'search' } as const

describe('patterns', () => {
  it('mean what they mean in their dialect, whichever engine runs them', async () => {
    const results = await checked(
      'v\n"ab\n"\nab\nabab\n٣\n',
      { ...python, patterns: ['ab$'] }, // also before a last line break
      { ...python, patterns: ['^(?=a)(..)\\1?$'] }, // look-ahead and back-reference
      { ...python, patterns: ['^\\d$'] }, // any digit of Unicode
      { kind: 'pattern', column: 'v', dialect: 'ecma', how: 'full', patterns: ['\\d|(?=a).*\\n?'] },
      { ...python, patterns: ['a', '\\d'], match: 'all', negated: true },
    )
    expect(outline(results)).toEqual([
      'r0: broken 1/4',
      'r1: broken 1/4',
      'r2: broken 3/4',
      'r3: broken 1/4',
      'r4: holds 0/4',
    ])
  })

  it('that cannot be run, or never end, leave the rule without a verdict', async () => {
    const results = await checked(
      `v\n${'a'.repeat(60)}!\n`,
      { ...python, patterns: ['(?a:x)\\w'] },
      { ...python, patterns: ['^(?=a)(a+)+$'] },
      { kind: 'not-null', column: 'v' },
    )
    expect(results.map(({ status, why }) => [status, why])).toEqual([
      ['unsupported', expect.stringMatching(/^cannot be run: /)],
      ['unsupported', expect.stringMatching(/the pattern was given up: it took more than/)],
      ['holds', 'no row breaks it'],
    ])
  })
})

describe('formats', () => {
  it('are those of Python', async () => {
    const results = await checked(
      'v\n2026-01-31\n2026-02-30\nNaN\n"{""a"": 1}"\n',
      { kind: 'format', column: 'v', format: { name: 'strftime', format: '%Y-%m-%d' } },
      { kind: 'format', column: 'v', format: { name: 'json' } },
      {
        kind: 'format',
        column: 'v',
        format: { name: 'json-schema', schema: { type: 'object', required: ['a'] } },
      },
    )
    expect(outline(results).slice(0, 2)).toEqual(['r0: broken 3/4', 'r1: broken 2/4'])
    // Of what is no JSON, nobody can say whether it fits a schema.
    expect(results[2]).toMatchObject({ status: 'unsupported', why: expect.stringMatching(/3 values/) })
  })
})

describe('personal data', () => {
  it('is found by check digits and form, and shown nowhere', async () => {
    const results = await checked(
      'v\nwrite to ada@example.org\nDE89 3704 0044 0532 0130 00\nDE89 3704 0044 0532 0130 01\n4111 1111 1111 1111\n',
      { kind: 'personal-data', column: 'v', of: ['email', 'iban', 'card'] },
      { kind: 'personal-data', column: 'v', of: ['ip'] },
    )
    expect(outline(results)).toEqual(['r0: broken 3/4', 'r1: holds 0/4'])
    expect(results[0]?.examples.map(({ line, masked }) => [line, masked])).toEqual([
      [2, true],
      [3, true],
      [5, true],
    ])
    expect(JSON.stringify(results)).not.toMatch(/ada|DE89|4111/)
  })
})
