import type { RequestRecord } from '#data'
import type { LogRule } from './plan.ts'
import type { EndedRequest } from './proxy.ts'

const MAX_INSTANCES = 1_000
const MAX_TEXT = 1_024

type Feature = NonNullable<RequestRecord['features']>[string]

/**
 * The log's records of one request: one, or one for each instance that it held (at most 1,000). What cannot be read
 * as JSON gives one record without features.
 * @param rule undefined: no features and no score
 */
export function recordsOf(ended: EndedRequest, rule: LogRule | undefined): RequestRecord[] {
  const { time, arm, status, latencyMs } = ended
  const record = { time: time.toISOString(), arm, status, latencyMs: Math.round(latencyMs * 1000) / 1000 }
  if (rule === undefined) return [record]
  const sent = parseJson(ended.request)
  const found = rule.instances === undefined ? [sent] : valueAt(sent, rule.instances)
  const instances = Array.isArray(found) ? found.slice(0, MAX_INSTANCES) : []
  if (instances.length === 0) return [record]
  const scored = rule.score === undefined ? undefined : valueAt(parseJson(ended.answer), rule.score)
  return instances.map((instance, index) => ({
    ...record,
    ...(rule.features.length === 0 ? {} : { features: featuresOf(instance, rule.features) }),
    ...(rule.score === undefined ? {} : { score: numberOf(Array.isArray(scored) ? scored[index] : scored) }),
  }))
}

function featuresOf(instance: unknown, names: readonly string[]): Record<string, Feature> {
  const pairs = names.flatMap((name): [string, Feature][] => {
    const value = valueAt(instance, name)
    return value === undefined ? [] : [[name, featureOf(value)]]
  })
  return Object.fromEntries(pairs)
}

function featureOf(value: unknown): Feature {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT)
  return typeof value === 'boolean' ? value : numberOf(value)
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The value at a path of keys and indices: first the whole text as one key, then its parts at the dots. */
function valueAt(value: unknown, path: string): unknown {
  const direct = child(value, path)
  return direct === undefined ? path.split('.').reduce(child, value) : direct
}

function child(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return Reflect.get(value, key)
}

function parseJson(chunks: readonly Buffer[] | undefined): unknown {
  if (chunks === undefined || chunks.length === 0) return undefined
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
