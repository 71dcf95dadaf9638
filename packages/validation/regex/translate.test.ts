import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Engine, literal } from '#data'
import { seededRandom } from '#stats'
import { openWorkplace } from '../check.fixture.ts'
import type { How } from './anchored.ts'
import { anyCase } from './characters.ts'
import { guarded } from './guarded.ts'
import { type Translated, translate } from './translate.ts'

const HOWS = ['search', 'match-start', 'full'] as const satisfies readonly How[]

/** What the engine finds with a translation, as `0` and `1` for each text; its reason if it is unsupported. */
async function answersOf(engine: Engine, translated: Translated, texts: readonly string[]): Promise<string> {
  if ('unsupported' in translated) return translated.unsupported
  if (translated.engine === 're2') {
    return await askedOf(engine, `regexp_matches(text, ${literal(translated.pattern)})`, texts)
  }
  const expression = new RegExp(translated.pattern, translated.flags)
  const { predicate, gaveUp } = guarded((text) => expression.test(text))
  await engine.define('matches_js', predicate)
  const answers = await askedOf(engine, 'matches_js(text)', texts)
  return gaveUp() ?? answers
}

async function askedOf(engine: Engine, condition: string, texts: readonly string[]): Promise<string> {
  const sqlText = (text: string) => text.split('\0').map(literal).join(' || chr(0) || ')
  const list = texts.map((text, index) => `(${index}, ${sqlText(text)})`).join(', ')
  const sql = `SELECT ${condition} AS found FROM (VALUES ${list}) AS t(row, text) ORDER BY row`
  const rows = await engine.rows(sql, z.object({ found: z.boolean() }))
  return rows.map(({ found }) => (found ? '1' : '0')).join('')
}

const engineOf = (translated: Translated) => ('unsupported' in translated ? 'none' : translated.engine)

const bits = z.string().regex(/^[01]+$/)
const golden = z.object({
  alike: z.array(z.string()),
  texts: z.array(z.string()),
  cases: z.array(
    z.union([z.tuple([z.string()]), z.tuple([z.string(), z.array(z.string()).nullable(), bits, bits, bits])]),
  ),
})

async function readGolden() {
  const file = join(import.meta.dirname, '../../../test/fixtures/validation/regex-python.json')
  return golden.parse(JSON.parse(await readFile(file, 'utf8')))
}

describe('patterns of Python', () => {
  it('mean to the engine what they mean to CPython, or are refused', async () => {
    const { texts: usual, cases } = await readGolden()
    await using place = await openWorkplace()
    const { engine } = place
    const count = { re2: 0, js: 0, none: 0 }
    for (const [pattern, texts, ...expected] of cases) {
      for (const [index, how] of HOWS.entries()) {
        const translated = translate(pattern, 'python', how)
        if (expected.length === 0) expect(engineOf(translated), pattern).toBe('none')
        else count[engineOf(translated)] += 1
        if (expected.length === 0 || 'unsupported' in translated) continue
        const found = await answersOf(engine, translated, texts ?? usual)
        expect(found, `${how} of ${pattern} as ${translated.pattern}`).toBe(expected[index])
      }
    }
    // Nearly all of what is valid is translated; possessive loops and flags of groups are frequent in random ones.
    expect(count.re2 + count.js).toBeGreaterThan(1700)
    expect(count.none).toBeLessThan(200)
  })

  it('ignore the case of letters as CPython does, of all that its Unicode has', async () => {
    const { alike } = await readGolden()
    expect(alike.length).toBeGreaterThan(1300)
    const cased = new Set(alike.join(''))
    for (const letters of alike) {
      for (const letter of letters) {
        const point = letter.codePointAt(0) ?? 0
        const found = anyCase([[point, point]], false).flatMap(([from, to]) =>
          Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
        )
        // A newer Unicode has further letters.
        expect(found.filter((one) => cased.has(one)).join(''), letter).toBe(letters)
      }
    }
  })

  it('are left to JavaScript before they are too large for RE2', async () => {
    await using place = await openWorkplace()
    const { engine } = place
    const large = [
      String.raw`\w{39}`,
      String.raw`[^\W\d_]{19}`,
      '(?i)[^é]{999}',
      '.{1000}',
      '(?:[a-zé-ÿ]{0,30}-){33}',
      '(?:a{0,31}){32}',
    ]
    for (const pattern of large) {
      const translated = translate(pattern, 'python', 'full')
      expect(engineOf(translated), pattern).toBe('re2')
      expect(await answersOf(engine, translated, ['-'])).toMatch(/^[01]$/)
    }
    for (const pattern of [String.raw`\w{60}`, '.{1001}', '(?:a{40}){40}']) {
      expect(engineOf(translate(pattern, 'python', 'full')), pattern).toBe('js')
    }
  })

  it('go to RE2 where it can express them, else to JavaScript, else say why not', () => {
    const engines = (pattern: string) => engineOf(translate(pattern, 'python', 'search'))
    for (const pattern of [
      String.raw`^[\w.+-]+@[\w-]+\.[\w.-]+$`,
      '(?i)^(yes|no)$',
      String.raw`[^\W\d_]+`,
      String.raw`(?P<year>\d{4})-(?P<month>\d\d)$`,
      String.raw`(?a)\bfoo\b`,
    ]) {
      expect(engines(pattern), pattern).toBe('re2')
    }
    for (const pattern of [
      String.raw`\bfoo\b`,
      '^(?!test_)',
      String.raw`(a|b)\1`,
      'a++b',
      '(?:a$)+',
      'a{2000}',
    ]) {
      expect(engines(pattern), pattern).toBe('js')
    }
    expect(translate(String.raw`(?i)(a)\1`, 'python', 'search')).toEqual({
      unsupported: 'the pattern cannot be used: a reference to a group that ignores case is not translated',
    })
    expect(translate('a'.repeat(5001), 'python', 'search')).toHaveProperty('unsupported')
    expect(translate('('.repeat(2000) + ')'.repeat(2000), 'python', 'search')).toHaveProperty('unsupported')
  })
})

/** Patterns of ECMA-262 from a seed, of what RE2 may express and what it may not. */
function randomPattern(random: () => number, depth: number): string {
  const pick = (...from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const atom = (): string => {
    const kind = random()
    if (depth === 0 || kind < 0.5)
      return pick('a', 'b', '1', '_', ' ', 'é', '😀', '\\n', '\\u0061', '\\/', '\\x41')
    if (kind < 0.7)
      return pick(
        '.',
        '\\d',
        '\\w',
        '\\W',
        '\\s',
        '\\S',
        '[^]',
        '[]',
        '[ab]',
        '[^a]',
        '[a-é]',
        '[^\\s\\d]',
        '[\\b-]',
      )
    if (kind < 0.8) return pick('^', '$', '\\b', '\\B')
    return `${pick('(', '(?:', '(?:', '(?=', '(?!', '(?<=')}${randomPattern(random, depth - 1)})`
  }
  const piece = () => {
    const made = atom()
    return /^(\^|\$|\\[bB]|\(\?[=!<])/.test(made)
      ? made
      : made + pick('', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?')
  }
  const sequence = () => Array.from({ length: Math.floor(random() * 4) }, piece).join('')
  return Array.from({ length: 1 + Math.floor(random() * 1.5) }, sequence).join('|')
}

describe('patterns of ECMA-262', () => {
  it('mean to the engine what they mean to JavaScript', async () => {
    const texts = [
      '',
      'a',
      'ab\n',
      'a\nb',
      '\n',
      '\r',
      '\u2028',
      '\ufeff',
      '\xa0',
      'é',
      '٣',
      '😀',
      'A_1',
      ' ab',
      'aabb',
      'b-a',
      '\0',
      '\b',
    ]
    const traps = [
      '^b$',
      'a$',
      '\\cJ',
      '[^]',
      '\\u{1F600}',
      '\\ud83d\\ude00',
      '(?<n>a)\\k<n>',
      '(a)|b\\1',
      '\\p{L}',
      '\\-',
      '{,3}',
    ]
    const { uniform: random } = seededRandom(20240301)
    const made = Array.from({ length: 400 }, () => randomPattern(random, 2))
    await using place = await openWorkplace()
    const { engine } = place
    const count = { re2: 0, js: 0, none: 0 }
    for (const pattern of [...traps, ...made]) {
      const flags = pattern === '\\-' || pattern === '{,3}' ? '' : 'u'
      const anchored = { search: pattern, 'match-start': `^(?:${pattern})`, full: `^(?:${pattern})$` }
      for (const how of HOWS) {
        const translated = translate(pattern, 'ecma', how)
        count[engineOf(translated)] += 1
        const expected = texts
          .map((text) => (new RegExp(anchored[how], flags).test(text) ? '1' : '0'))
          .join('')
        expect(await answersOf(engine, translated, texts), `${how} of ${pattern}`).toBe(expected)
      }
    }
    expect(count.none).toBe(0)
    expect(count.re2).toBeGreaterThan(500)
    expect(translate('(', 'ecma', 'search')).toHaveProperty('unsupported')
    expect(translate('a++', 'ecma', 'search')).toHaveProperty('unsupported')
  })
})

describe('patterns of RE2', () => {
  it('stay as they are, and can be anchored without changing what they mean', async () => {
    await using place = await openWorkplace()
    const { engine } = place
    const found = (pattern: string, how: How, texts: readonly string[]) =>
      answersOf(engine, translate(pattern, 're2', how), texts)
    expect(translate('a|b', 're2', 'search')).toEqual({ engine: 're2', pattern: 'a|b' })
    expect(await found('a|b', 'full', ['a', 'b', 'ab', 'a\n'])).toBe('1100')
    expect(await found('a|b', 'match-start', ['ax', 'xa', ''])).toBe('100')
    expect(await found('\\Qa)', 'full', ['a)', 'a'])).toBe('10')
    expect(await found('[)(]|[]]|\\(|[[:alpha:])]', 'full', [')', ']', '(', 'a', '1'])).toBe('11110')
    expect(await found('(?i)a(?-i)b', 'full', ['Ab', 'AB'])).toBe('10')
    expect(await found('', 'match-start', ['', 'a'])).toBe('11')
    for (const unbalanced of ['a)(b', '(a', 'a)']) {
      expect(translate(unbalanced, 're2', 'full'), unbalanced).toHaveProperty('unsupported')
    }
  })
})
