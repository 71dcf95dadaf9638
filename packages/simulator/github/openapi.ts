import { z } from 'zod'
import document from './openapi.json' with { type: 'json' }

/** GitHub's names of the operations that are played here. */
export type OperationId = keyof typeof document.operations

/** A request as GitHub's OpenAPI document sees it. `violations` says what the document refuses in it. */
export interface Matched {
  readonly id: OperationId
  readonly parameters: Readonly<Record<string, string | number | boolean>>
  readonly violations: readonly string[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly numeric: boolean
  readonly boolean: boolean
  readonly schema: z.ZodType
}

interface Compiled {
  readonly id: OperationId
  readonly method: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly body: { readonly required: boolean; readonly schema: z.ZodType } | undefined
}

const operation = z.object({
  method: z.string(),
  path: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.string(),
      required: z.boolean(),
      multiSegment: z.boolean(),
      schema: z.record(z.string(), z.json()),
    }),
  ),
  body: z.object({ required: z.boolean(), schema: z.record(z.string(), z.json()) }).nullable(),
})

let compiled: readonly Compiled[] | undefined

/**
 * Finds the operation that a path under the REST root names and checks path, query and body against
 * GitHub's document. Undefined where no such operation is played.
 *
 * @param path undecoded, starting with `/repos/`
 */
export function match(
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): Matched | undefined {
  compiled ??= operationIds().map(compile)
  for (const candidate of compiled) {
    const found = candidate.method === method ? candidate.pattern.exec(path) : null
    if (found) return check(candidate, found.slice(1), query, body)
  }
  return undefined
}

function operationIds(): OperationId[] {
  return z
    .array(z.custom<OperationId>((id) => typeof id === 'string' && id in document.operations))
    .parse(Object.keys(document.operations))
}

function compile(id: OperationId): Compiled {
  const source = operation.parse(document.operations[id])
  const names: string[] = []
  const pattern = source.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name)
    const parameter = source.parameters.find((candidate) => candidate.name === name)
    return parameter?.multiSegment ? '(.*?)' : '([^/]+)'
  })
  return {
    id,
    method: source.method,
    pattern: new RegExp(`^${pattern}/?$`),
    names,
    parameters: source.parameters.map((parameter) => ({
      ...parameter,
      numeric: accepts(parameter.schema, 'integer'),
      boolean: accepts(parameter.schema, 'boolean'),
      schema: toZod(parameter.schema),
    })),
    body: source.body ? { required: source.body.required, schema: toZod(source.body.schema) } : undefined,
  }
}

function toZod(schema: Record<string, z.core.util.JSONType>): z.ZodType {
  return z.fromJSONSchema({ ...schema, definitions: document.schemas }, { defaultTarget: 'openapi-3.0' })
}

function accepts(schema: Record<string, unknown>, type: string): boolean {
  return (
    schema.type === type || (Array.isArray(schema.oneOf) && schema.oneOf.some((one) => one.type === type))
  )
}

function check(found: Compiled, values: string[], query: URLSearchParams, body: unknown): Matched {
  const parameters: Record<string, string | number | boolean> = {}
  const violations: string[] = []
  for (const parameter of found.parameters) {
    const raw =
      parameter.in === 'path'
        ? decode(values[found.names.indexOf(parameter.name)])
        : query.get(parameter.name)
    if (raw === null || raw === undefined) {
      if (parameter.required) violations.push(`"${parameter.name}" wasn't supplied.`)
      continue
    }
    const value = typed(raw, parameter)
    parameters[parameter.name] = value
    violations.push(...problems(parameter.schema, value, parameter.name))
  }
  if (found.body && body !== undefined) violations.push(...problems(found.body.schema, body, ''))
  if (found.body?.required && body === undefined) violations.push("The request body wasn't supplied.")
  return { id: found.id, parameters, violations }
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Path and query carry text only; what the document calls a number or a truth value is read as one. */
function typed(raw: string, parameter: Parameter): string | number | boolean {
  if (parameter.numeric && /^-?\d{1,15}$/.test(raw)) return Number(raw)
  if (parameter.boolean && (raw === 'true' || raw === 'false')) return raw === 'true'
  return raw
}

function problems(schema: z.ZodType, value: unknown, at: string): string[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  return result.error.issues.map((issue) => {
    const path = [at, ...issue.path].filter((part) => part !== '').join('/')
    return path === '' ? issue.message : `For 'properties/${path}', ${issue.message}`
  })
}
