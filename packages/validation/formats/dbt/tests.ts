import type { GivenTest } from './schema.ts'

/** A test as it was meant, whichever of its shapes it was written in. */
export interface Test {
  /** `unique`, `dbt_utils.accepted_range`. */
  readonly kind: string
  /** What its author calls it. */
  readonly name: string | undefined
  readonly description: string | undefined
  readonly arguments: Readonly<Record<string, unknown>>
  readonly config: Readonly<Record<string, unknown>>
}

const CONFIG = new Set(
  `severity enabled where limit warn_if error_if fail_calc store_failures store_failures_as meta tags alias database schema
  group sql_header static_analysis`.split(/\s+/),
)
const OWN = new Set(['name', 'description', 'config', 'arguments', 'test_name'])

/** Reads a test. Undefined for an object that is none. */
export function testOf(given: GivenTest): Test | undefined {
  if (typeof given === 'string') return meant(given, {})
  if (typeof given.test_name === 'string') return meant(given.test_name, given)
  const [[kind, body] = [], ...more] = Object.entries(given)
  if (kind === undefined || more.length > 0) return undefined
  if (body === null || body === undefined) return meant(kind, {})
  return isRecord(body) ? meant(kind, body) : undefined
}

function meant(kind: string, body: Readonly<Record<string, unknown>>): Test {
  const entries = Object.entries(body)
  const above = entries.filter(([key]) => CONFIG.has(key))
  const loose = entries.filter(([key]) => !CONFIG.has(key) && !OWN.has(key))
  const { name, description, config, arguments: given } = body
  return {
    kind: kind.replace(/^dbt\./, ''),
    name: typeof name === 'string' ? name : undefined,
    description: typeof description === 'string' ? description : undefined,
    // Since dbt 1.10.5 arguments stand under a key of their own.
    arguments: { ...Object.fromEntries(loose), ...(isRecord(given) ? given : {}) },
    config: { ...Object.fromEntries(above), ...(isRecord(config) ? config : {}) },
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `ref('orders')`, `ref('shop', 'orders')` or `source('raw', 'orders')`, also within braces: the name of the table. */
export function tableNamed(reference: string): string | undefined {
  const bare = reference.replace(/^\s*\{\{|\}\}\s*$/g, '').trim()
  const [, , last] =
    /^(ref|source)\(\s*(?:['"][^'"]*['"]\s*,\s*)?['"]([^'"]+)['"]\s*(?:,[^)]*)?\)$/.exec(bare) ?? []
  return last
}

/**
 * A value with its variables filled in: `{{ var('name') }}` by the given parameters, or by its default.
 * @throws Unresolved for any other template
 */
export function resolved(value: unknown, parameters: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, parameters))
  if (typeof value !== 'string' || !/\{[{%]/.test(value)) return value
  const whole = VARIABLE.exec(value)
  if (whole !== null && whole[0] === value.trim()) return variable(whole, parameters)
  const filled = value.replace(new RegExp(VARIABLE, 'g'), (...match) => String(variable(match, parameters)))
  if (/\{[{%]/.test(filled)) throw new Unresolved(`the template ${value} is not computed here`)
  return filled
}

const VARIABLE = /\{\{\s*var\(\s*['"]([^'"]+)['"]\s*(?:,\s*(?:['"]([^'"]*)['"]|(-?[\d.]+))\s*)?\)\s*\}\}/

function variable(
  [, name = '', text, number]: readonly string[],
  parameters: Readonly<Record<string, unknown>>,
) {
  if (Object.hasOwn(parameters, name)) return parameters[name]
  if (text !== undefined) return text
  if (number !== undefined) return Number(number)
  throw new Unresolved(`the variable "${name}" has no value; give it in the input parameters`)
}

/** A template that only dbt can compute. */
export class Unresolved extends Error {}
