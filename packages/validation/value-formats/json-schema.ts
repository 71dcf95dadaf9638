import { z } from 'zod'
import { PatternError } from '../regex/syntax.ts'
import { pythonSearch } from '../regex/translate.ts'
import { parsePythonJson } from './json.ts'
import { type Check, type Compile, checksOf, record, SchemaError } from './json-schema-keywords.ts'
import type { ValueFormat } from './value-format.ts'

const DRAFTS = /^https?:\/\/json-schema\.org\/(draft\/2020-12|draft\/2019-09|draft-07|draft-06)\/schema#?$/
const OLD_DRAFTS = /draft-0[67]/

/**
 * Whether `jsonschema.validate(json.loads(text), schema)` of Python passes (drafts 6 to 2020-12; `format` is not
 * asserted there; patterns are Python's). A schema with other keywords than these, or that refers elsewhere, is
 * unsupported. Where the text is no JSON, the original ends with an error: `unknown`, as where numbers have more
 * digits than are compared here.
 */
export function jsonSchemaFormat(schema: unknown): ValueFormat {
  try {
    const check = compiled(schema)
    return {
      test: (text) => {
        const parsed = parsePythonJson(text)
        if (parsed === undefined || parsed === 'unknown' || parsed.constants) return 'unknown'
        if (/\d{16}|\d[eE][+-]?\d{3}/.test(text)) return 'unknown'
        return check(parsed.value)
      },
    }
  } catch (error) {
    if (!(error instanceof SchemaError || error instanceof PatternError)) throw error
    return { unsupported: `the JSON schema cannot be used: ${error.message}` }
  }
}

function compiled(root: unknown): Check {
  const draft = z.looseObject({ $schema: z.string().optional() }).safeParse(root).data?.$schema
  if (draft !== undefined && !DRAFTS.test(draft)) throw new SchemaError(`the draft ${draft} is not supported`)
  const old = draft !== undefined && OLD_DRAFTS.test(draft)
  const references = new Map<string, Check>()
  const compile: Compile = (schema) => {
    if (typeof schema === 'boolean') return () => schema
    const { data } = record.safeParse(schema)
    if (data === undefined) throw new SchemaError('a schema is neither an object nor a boolean')
    // Before 2019, all else beside a reference is ignored.
    const { $ref, ...rest } = data
    const checks = old && $ref !== undefined ? [] : checksOf(rest, { compile, pattern: pythonSearch })
    if ($ref !== undefined) checks.push(reference($ref))
    return (value) => checks.every((check) => check(value))
  }
  const reference = (target: unknown): Check => {
    if (typeof target !== 'string' || !/^#(\/|$)/.test(target)) {
      throw new SchemaError(`the reference ${JSON.stringify(target)} leads out of the schema`)
    }
    if (!references.has(target)) {
      // Known before it is compiled, since a schema may refer to itself.
      references.set(target, () => true)
      references.set(target, compile(found(root, target)))
    }
    return (value) => references.get(target)?.(value) ?? false
  }
  return compile(root)
}

function found(root: unknown, pointer: string): unknown {
  let at: unknown = root
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    const { data } = record.safeParse(at)
    if (data === undefined || !Object.hasOwn(data, key)) throw new SchemaError(`there is no ${pointer}`)
    at = data[key]
  }
  return at
}
