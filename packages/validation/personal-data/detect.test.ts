import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { literal } from '#data'
import { seededRandom } from '#stats'
import { openWorkplace } from '../check.fixture.ts'
import { detect, mask, PERSONAL_KINDS, type PersonalKind } from './detect.ts'

const judged = z.array(z.tuple([z.string(), z.boolean()]))
const golden = z
  .object({ iban: judged, card: judged, phone: z.array(z.string()) })
  .parse(
    JSON.parse(
      await readFile(
        join(import.meta.dirname, '../../../test/fixtures/validation/personal-data.json'),
        'utf8',
      ),
    ),
  )

/** Texts that hold a kind, and texts that look like it. */
const EXAMPLES: Readonly<
  Record<PersonalKind, { readonly held: readonly string[]; readonly not: readonly string[] }>
> = {
  email: {
    held: [
      'ada@example.com',
      'Write to <Ada.Lovelace+x@mail.example.co.uk>.',
      "mailto:o'neil@example.org",
      'jörg@bücher.example',
      'a@b.museum,c',
    ],
    not: [
      'ada@',
      '@ada',
      'ada@localhost',
      'a..b@example.com',
      'a.@example.com',
      'logo@2x.png',
      'pkg@1.2.3',
      'a@b',
      'a @ b.com',
      '@scope/pkg@1.0',
      'a@-b.com',
    ],
  },
  phone: {
    held: [
      '+44 20 7946 0958',
      'call +1 (201) 555-0123 now',
      '(201) 555-0123',
      '201-555-0123',
      '1-201-555-0123',
      '+49 (0)30 901820',
      '+33.1.23.45.67.89',
    ],
    not: [
      '2015550123',
      '+1',
      '+12',
      '+1234567.89',
      '+1 (101) 555-0123',
      '555-0123',
      '101-555-0123',
      '+0123456789',
      '+999 123 4567',
      '2024-02-29',
      'tel',
      '201-555-01234',
      '+01:00',
      '1+2015550123',
    ],
  },
  iban: {
    held: [
      'GB82 WEST 1234 5698 7654 32',
      'gb82west12345698765432',
      'IBAN: DE89370400440532013000.',
      'NO93 8601 1117 947',
      'DE89-3704-0044-0532-0130-00',
    ],
    not: [
      'GB82WEST12345698765433',
      'DE8937040044053201300',
      'ZZ89370400440532013000',
      'xDE89370400440532013000',
      'AA00',
    ],
  },
  card: {
    held: ['card 4111 1111 1111 1111, exp', '4111-1111-1111-1111', '3782 822463 10005'],
    not: [
      '4111111111111112',
      '4111 1111-1111 1111',
      '1111111111111117',
      '41111111111111114',
      '0.4111111111111111',
      '4111111111111111.5',
      '4111-1111-1111-1111-1',
      'a4111111111111111',
    ],
  },
  ip: {
    held: [
      '192.168.0.1',
      'from 8.8.8.8:53',
      'at 2001:db8::ff00:42: refused',
      '[2001:db8::ff00:42:8329]',
      '2001:db8:85a3:0:0:8a2e:370:7334',
      'http://10.1.2.3/x',
    ],
    not: [
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '127.0.0.1',
      '0.0.0.0',
      '01.2.3.4',
      '12:34:56',
      '::1',
      'std::a',
      'aa:bb:cc:dd:ee:ff',
      'fe80::1',
      '1.2.3.4-beta',
    ],
  },
}

describe('personal data', () => {
  it.each(PERSONAL_KINDS.map(({ name }) => name))('is found as %s, and not in what looks like it', (kind) => {
    for (const text of EXAMPLES[kind].held) expect(detect(text), text).toBe(kind)
    for (const text of EXAMPLES[kind].not) expect(detect(text), text).not.toBe(kind)
  })

  it('is what python-stdnum takes for accounts, and no other', () => {
    expect(golden.iban.filter(([, valid]) => valid).length).toBeGreaterThan(150)
    for (const [text, valid] of golden.iban) expect(detect(text) === 'iban', text).toBe(valid)
  })

  it('is a card where its check digit is right, as with the numbers that schemes publish for tests', () => {
    for (const [text, valid] of golden.card) expect(detect(text) === 'card', text).toBe(valid)
  })

  it('is every example of a telephone number that phonenumbers has', () => {
    expect(golden.phone.length).toBeGreaterThan(800)
    expect(golden.phone.filter((text) => detect(text) !== 'phone')).toEqual([])
  })

  it('is found by the prefilter of its kind wherever it is found', async () => {
    await using place = await openWorkplace()
    const { engine } = place
    const texts = [
      ...Object.values(EXAMPLES).flatMap(({ held }) => held),
      ...golden.phone,
      ...[...golden.iban, ...golden.card].flatMap(([text, valid]) => (valid ? [text] : [])),
    ]
    for (const { name, prefilter } of PERSONAL_KINDS) {
      const list = texts.filter((text) => detect(text) === name).map((text) => `(${literal(text)})`)
      const missed = await engine.rows(
        `SELECT text FROM (VALUES ${list.join(', ')}) AS t(text) WHERE NOT regexp_matches(text, ${literal(prefilter)})`,
        z.object({ text: z.string() }),
      )
      expect(missed, name).toEqual([])
    }
  })
})

/** Columns that hold nothing personal: [name, value of a seeded generator, share of values that are found all the same]. */
const { uniform } = seededRandom(20240302)
const whole = (from: number, to: number) => Math.floor(from + uniform() * (to - from))
const digits = (count: number) => Array.from({ length: count }, () => whole(0, 10)).join('')
const hex = (count: number) => Array.from({ length: count }, () => whole(0, 16).toString(16)).join('')
const letters = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(whole(97, 123))).join('')
const moment = () => new Date(whole(0, 2e12)).toISOString()
const HARMLESS: readonly (readonly [name: string, value: () => string, share: number])[] = [
  ['whole numbers of up to 12 digits', () => String(whole(0, 1e12)), 0],
  // One number of 16 digits in six is in a range of Visa, Mastercard and so on, and one of these in ten has the digit.
  ['16 random digits', () => digits(16), 0.025],
  ['13 to 19 random digits', () => digits(whole(13, 20)), 0.02],
  ['decimal numbers', () => `${uniform() < 0.5 ? '+' : '-'}${uniform() * 10 ** whole(0, 12)}`, 0],
  ['words', () => Array.from({ length: 6 }, () => letters(whole(1, 12))).join(' '), 0],
  ['ISO timestamps', () => moment().replace('Z', '+02:00'), 0],
  ['seconds, milli- and microseconds since 1970', () => `${whole(1e9, 2e9)}${digits(whole(0, 3) * 3)}`, 0],
  ['UUIDs', () => [8, 4, 4, 4, 12].map(hex).join('-'), 0.0001],
  ['SHA-1', () => hex(40), 0],
  ['times', () => moment().slice(11, 19), 0],
  ['versions', () => `v${whole(0, 20)}.${whole(0, 20)}.${whole(0, 20)}`, 0],
  ['MAC addresses', () => Array.from({ length: 6 }, () => hex(2)).join(':'), 0],
  ['paths', () => `/${letters(5)}/${letters(4)}@${letters(3)}/${letters(6)}.${letters(3)}`, 0],
]

describe('data that are not personal', () => {
  it.each(HARMLESS)('%s are seldom taken for such', (_, value, share) => {
    const count = 20_000
    const values = Array.from({ length: count }, value)
    const found = values.filter((text) => detect(text) !== undefined)
    expect(found.length / count, found.slice(0, 5).join(' | ')).toBeLessThanOrEqual(share)
  })
})

describe('a masked text', () => {
  it('shows its form alone', () => {
    expect(mask('Ada <ada@example.com>')).toBe('*** <***@*******.***>')
    expect(mask('+44 20 7946 0958')).toBe('+** ** **** ****')
    expect(mask('e\u0301٣日本')).toBe('*****')
  })

  it.each(PERSONAL_KINDS.map(({ name }) => name))('holds no %s', (kind) => {
    for (const text of EXAMPLES[kind].held) expect(detect(mask(text))).toBeUndefined()
  })
})
