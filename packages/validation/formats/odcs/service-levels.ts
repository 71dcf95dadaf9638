import type { Check } from '../../check-kinds.ts'
import type { Draft } from '../drafts.ts'
import { columnNamed } from './quality.ts'
import type { DataContract, ServiceLevel } from './schema.ts'

const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86_400, month: 30 * 86_400, year: 365 * 86_400 }

/** As datacontract-cli reads them: a bare `m` is a minute of freshness and a month of retention. */
const FRESHNESS: readonly (readonly [RegExp, number])[] = [
  [/^(d|days?)$/, SECONDS.day],
  [/^(h|hr|hours?)$/, SECONDS.hour],
  [/^(m|min|minutes?)$/, SECONDS.minute],
]
const RETENTION: readonly (readonly [RegExp, number])[] = [
  [/^(y|yr|years?)$/, SECONDS.year],
  [/^(m|mo|months?)$/, SECONDS.month],
  [/^(d|days?)$/, SECONDS.day],
  [/^(h|hr|hours?)$/, SECONDS.hour],
  [/^(min|minutes?)$/, SECONDS.minute],
  [/^(s|sec|seconds?)$/, SECONDS.second],
]

export interface ServiceRule {
  /** Name of the object whose data it speaks of. */
  readonly table: string
  readonly draft: Draft
}

/**
 * Freshness and retention of a column. Undefined for a level that is no matter of the data (latency, support hours), or
 * that names no column: those are agreements between people.
 */
export function serviceRules(
  contract: DataContract,
  now: Date,
  level: ServiceLevel,
  index: number,
): ServiceRule[] {
  const { property } = level
  if (property !== 'freshness' && property !== 'retention') return []
  const elements = (level.element ?? contract.slaDefaultElement ?? '').split(',')
  return elements.flatMap((element) => {
    const [, table = '', field = ''] = /^\s*([^.]+)\.([^.]+?)\s*$/.exec(element) ?? []
    const object = contract.schema.find(({ name }) => name === table)
    if (object === undefined) return []
    const column = columnNamed(object, field)
    const path = ['slaProperties', index]
    return [
      {
        table,
        draft: { name: [table, column, property], path, title: property, check: checkOf(level, column, now) },
      },
    ]
  })
}

function checkOf({ property, value, unit }: ServiceLevel, column: string, now: Date): Check {
  const seconds = secondsOf(value, unit, property === 'freshness' ? FRESHNESS : RETENTION)
  if (seconds === undefined) {
    const why = `"${value ?? ''} ${unit ?? ''}" is no time: give a number and a unit (d, h, m), or such as P1DT12H`
    return { kind: 'unsupported', why }
  }
  if (property === 'freshness') return { kind: 'freshness', column, maxAge: seconds * 1000 }
  const oldest = new Date(Math.max(now.getTime() - seconds * 1000, -62_135_596_800_000)).toISOString()
  return { kind: 'measure', column, measure: 'min', bounds: { min: oldest, exclusiveMin: true } }
}

function secondsOf(
  value: ServiceLevel['value'],
  unit: string | null | undefined,
  units: readonly (readonly [RegExp, number])[],
): number | undefined {
  if (typeof value === 'string' && !/^\s*-?\d+\s*$/.test(value)) return isoSeconds(value.trim().toUpperCase())
  if (typeof value === 'boolean' || value === null || value === undefined) return undefined
  const factor = units.find(([pattern]) => pattern.test((unit ?? 'd').toLowerCase()))?.[1]
  return factor === undefined ? undefined : Math.trunc(Number(value)) * factor
}

const PARTS = [SECONDS.year, SECONDS.month, 7 * SECONDS.day, SECONDS.day, SECONDS.hour, SECONDS.minute, 1]
const N = String.raw`(\d+(?:\.\d+)?)`
const ISO = new RegExp(
  `^P(?=\\d|T\\d)(?:${N}Y)?(?:${N}M)?(?:${N}W)?(?:${N}D)?(?:T(?=\\d)(?:${N}H)?(?:${N}M)?(?:${N}S)?)?$`,
)

/** Seconds of an ISO 8601 duration, with years of 365 and months of 30 days. */
function isoSeconds(text: string): number | undefined {
  const found = ISO.exec(text)
  if (found === null) return undefined
  return Math.round(PARTS.reduce((sum, seconds, index) => sum + Number(found[index + 1] ?? 0) * seconds, 0))
}
