import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dateutilText } from './dateutil.ts'
import { jsonText } from './json.ts'
import { jsonSchemaFormat } from './json-schema.ts'
import { strptimeFormat } from './strptime.ts'
import type { ValueFormat } from './value-format.ts'

const golden = z
  .object({
    times: z.array(z.string()),
    formats: z.array(z.object({ format: z.string(), parses: z.string().nullable() })),
    json: z.object({ texts: z.array(z.string()), parses: z.string() }),
    dates: z.object({ texts: z.array(z.string()), parses: z.string() }),
    documents: z.array(z.string()),
    schemas: z.array(z.object({ schema: z.unknown(), valid: z.string().nullable() })),
    unsupported: z.array(z.unknown()),
  })
  .parse(
    JSON.parse(
      await readFile(
        join(import.meta.dirname, '../../../test/fixtures/validation/value-formats.json'),
        'utf8',
      ),
    ),
  )

/** Texts where the answer is another one than Python's; the reason alone if there is none. */
function differences(format: ValueFormat, texts: readonly string[], expected: string | null) {
  if ('unsupported' in format) return expected === null ? [] : [format.unsupported]
  if (expected === null) return ['Python refuses it']
  return texts.flatMap((text, index) => {
    const answer = format.test(text)
    return answer === (expected[index] === '1')
      ? []
      : [{ text: text.slice(0, 60), answer, expected: expected[index] }]
  })
}

describe('formats of strptime', () => {
  it.each(golden.formats)('$format takes what Python takes', ({ format, parses }) => {
    expect(differences(strptimeFormat(format), golden.times, parses)).toEqual([])
  })
})

describe('dates of dateutil', () => {
  it('are what dateutil takes, and are left open where that depends on the day', () => {
    const { texts, parses } = golden.dates
    const sure = texts
      .map((text, index) => ({ text, answer: parses[index] ?? '' }))
      .filter(({ text, answer }) => answer !== '?' && !/\d{15}/.test(text))
    const open = texts.filter((_, index) => parses[index] === '?')
    expect(sure.length).toBeGreaterThan(1500)
    expect(
      differences(
        dateutilText,
        sure.map(({ text }) => text),
        sure.map(({ answer }) => answer).join(''),
      ),
    ).toEqual([])
    expect(open.filter((text) => 'test' in dateutilText && dateutilText.test(text) !== 'unknown')).toEqual([])
  })

  it('are unknown beyond ASCII and for long numbers', () => {
    for (const text of ['２０２４-02-29', '29 février 2024', '123456789012345']) {
      expect('test' in dateutilText && dateutilText.test(text), text).toBe('unknown')
    }
  })
})

describe('JSON', () => {
  it('is what json.loads takes', () => {
    const { texts, parses } = golden.json
    const sure = texts
      .map((text, index) => ({ text, parses: parses[index] ?? '' }))
      .filter(({ text }) => !deep(text))
    const expected = sure.map(({ parses: answer }) => answer).join('')
    expect(
      differences(
        jsonText,
        sure.map(({ text }) => text),
        expected,
      ),
    ).toEqual([])
  })

  it('is unknown where it depends on the stack of Python', () => {
    const nested = golden.json.texts.filter(deep)
    expect(nested).toHaveLength(1)
    for (const text of nested) expect('test' in jsonText && jsonText.test(text)).toBe('unknown')
  })
})

function deep(text: string): boolean {
  return /^\[{900,}\]/.test(text)
}

describe('JSON schemas', () => {
  it.each(golden.schemas)('$schema takes what jsonschema takes', ({ schema, valid }) => {
    expect(differences(jsonSchemaFormat(schema), golden.documents, valid)).toEqual([])
  })

  it.each(golden.unsupported.map((schema) => ({ schema })))('$schema is unsupported', ({ schema }) => {
    expect(jsonSchemaFormat(schema)).toHaveProperty('unsupported')
  })

  it('leaves open what Python ends with an error on, and numbers with more digits than are compared', () => {
    const format = jsonSchemaFormat({ type: 'number' })
    for (const text of ['', '{', 'NaN', '12345678901234567890', '1e400']) {
      expect('test' in format && format.test(text), text).toBe('unknown')
    }
  })
})
