import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { schemaMessage } from './schema-message.ts'

function said(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value, { error: schemaMessage })
  return result.error?.issues.map((issue) => issue.message) ?? []
}

describe('what is wrong with a value', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['an option', z.enum(['fail', 'warn', 'pass']), 'maybe', '"maybe" is not one of fail, warn, pass'],
    ['a number for an option', z.enum(['1', '2']), 1, '1 is not one of 1, 2'],
    ['no option', z.enum(['a', 'b']), undefined, 'is missing; expected one of a, b'],
    ['one value', z.literal('x/1'), 'x/2', 'expected "x/1", found "x/2"'],
    ['a number', z.string(), 5, 'expected text, found a number'],
    ['text', z.number(), '5', 'expected a number, found text'],
    ['nothing', z.array(z.string()), null, 'expected a list, found nothing'],
    ['a list', z.strictObject({}), [], 'expected a mapping, found a list'],
    ['text for a switch', z.boolean(), 'yes', 'expected true or false, found text'],
    ['no value', z.number(), undefined, 'is missing; expected a number'],
    ['no value at all', z.strictObject({ a: z.any() }), {}, 'is missing; expected a value'],
    ['no number', z.number(), Number.NaN, 'expected a number, found NaN'],
    ['a fraction', z.int(), 1.5, 'expected a whole number, found 1.5'],
    ['too much', z.number().max(0.2), 0.3, 'expected a number of at most 0.2'],
    ['just too much', z.number().lt(1), 1, 'expected a number below 1'],
    ['too little', z.int().min(1), 0, 'expected a number of at least 1'],
    ['just too little', z.number().gt(0), 0, 'expected a number above 0'],
    ['empty text', z.string().min(1), '', 'must not be empty'],
    ['long text', z.string().max(2), 'abc', 'expected text of at most 2 characters'],
    ['a short list', z.array(z.number()).min(2), [1], 'expected a list of at least 2 items'],
    ['another start', z.string().startsWith('/'), 'x', '"x" does not start with "/"'],
    ['another form', z.string().regex(/^a$/), 'x', '"x" does not match /^a$/'],
    ['no day', z.iso.date(), 'x', '"x" is not a day, such as 2001-06-01'],
    [
      'an unknown key',
      z.strictObject({ a: z.number().optional() }),
      { b: 1 },
      'unknown key "b"; known are a',
    ],
    ['unknown keys', z.strictObject({}), { b: 1, c: 2 }, 'unknown keys "b", "c"'],
    ['no alternative', z.union([z.string(), z.number()]), [], 'expected text or a number, found a list'],
    [
      'alternatives of one type',
      z.union([z.string().min(1), z.iso.date().min(1)]),
      '',
      'must not be empty; or "" is not a day, such as 2001-06-01',
    ],
  ])('%s', (_, schema, value, message) => expect(said(schema, value)).toEqual([message]))

  it('leaves a message of the schema itself, and cuts long values', () => {
    expect(said(z.number('expected the level'), 'x')).toEqual(['expected the level'])
    expect(said(z.enum(['a', 'b']), 'x'.repeat(500))).toEqual([`"${'x'.repeat(80)}…" is not one of a, b`])
  })
})
