import { z } from 'zod'
import {
  FAIL_ON,
  isInline,
  type Problem,
  parseBoolean,
  parseBytes,
  parseDuration,
  parsedBy,
  parseList,
  parseReference,
  parseYaml,
  UserError,
} from '#core'
import { parseRegistry } from './registry.ts'

/** Wraps a kind so that an empty input means `undefined`. */
function optional<T>(kind: z.ZodType<T, string>): z.ZodType<T | undefined, string> {
  return parsedBy((text) => {
    if (text.trim() === '') return undefined
    const result = kind.safeParse(text)
    if (result.success) return result.data
    throw new UserError(result.error.issues.map((issue) => issue.message).join('; '))
  })
}

const text = z.string().refine((value) => value.trim() !== '', 'is required')
const reference = parsedBy((value) => {
  parseReference(value)
  return value.trim()
})

/**
 * The kinds of input, each from the raw text that the runner passes. Defaults stand in action.yml alone; an
 * input that is not set arrives as the empty text.
 */
export const input = {
  /** Any text that is not empty, kept as it is. */
  text,
  boolean: parsedBy((value) => parseBoolean(value.trim())),
  /** Milliseconds. */
  duration: parsedBy(parseDuration),
  /** Bytes. */
  bytes: parsedBy(parseBytes),
  number: parsedBy((value) => {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) throw new UserError(`"${value}" is not a number`)
    return number
  }),
  list: parsedBy(parseList),
  reference,
  references: parsedBy((value) => {
    const items = parseList(value)
    for (const item of items) parseReference(item)
    return items
  }),
  /** Where `registry:` references are looked up. */
  registry: parsedBy((value) => {
    parseRegistry(value.trim(), '')
    return value.trim()
  }),
  /** YAML or JSON: the text itself, or the path of a file that holds it. */
  document: text.transform((value) => (isInline(value) ? { inline: value } : { path: value.trim() })),
  /** One document itself, or the paths, globs and folders of several. */
  documents: text.transform(documentsIn),
  json: parsedBy((value): unknown => {
    try {
      return JSON.parse(value)
    } catch {
      throw new UserError(`"${value}" is not JSON`)
    }
  }),
  choice: <const T extends readonly [string, ...string[]]>(values: T): z.ZodType<T[number], string> =>
    parsedBy((value) => {
      const found = values.find((candidate) => candidate === value.trim())
      if (found === undefined) throw new UserError(`"${value}" is not one of ${values.join(', ')}`)
      return found
    }),
  optional,
  /** An action's own kind, by a parser that throws UserError. */
  parsedBy,
} as const

export type DocumentInput = { readonly inline: string } | { readonly path: string }
export type DocumentsInput = { readonly inline: string } | { readonly paths: readonly string[] }

/** Text without a key or an item that is itself YAML is a list of paths, one a line; so is a YAML list of texts. */
function documentsIn(value: string): DocumentsInput {
  if (!isInline(value)) return { paths: parseList(value) }
  try {
    const document = parseYaml(value, '').value
    if (typeof document === 'string') return { paths: parseList(value) }
    const paths = z.array(z.string()).min(1).safeParse(document)
    return paths.success ? { paths: paths.data } : { inline: value }
  } catch {
    // What is wrong with the YAML is said by whoever reads it.
    return { inline: value }
  }
}

/** Inputs that all six actions take. */
export const commonInputs = {
  'working-directory': text,
  record: input.list,
  token: optional(text),
  'fail-on': input.choice(FAIL_ON),
  share: input.choice(['auto', 'never']),
  matrix: optional(input.json),
  'job-id': optional(text),
} as const

/** Outputs that all six actions set. */
export const commonOutputs = ['verdict', 'reason', 'record', 'report'] as const

/** An action's inputs together with the common ones. */
export function defineInputs<S extends z.ZodRawShape>(shape: S): z.ZodObject<typeof commonInputs & S> {
  return z.strictObject({ ...commonInputs, ...shape })
}

/**
 * Parses all inputs. @throws UserError that names every bad input with what it accepts
 */
export function parseInputs<S extends z.ZodObject>(
  schema: S,
  raw: Readonly<Record<string, string>>,
): z.output<S> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  throw new UserError(
    result.error.issues.map(
      (issue): Problem => ({ what: issue.message, where: `input ${issue.path.map(String).join('.')}` }),
    ),
  )
}
