import { formatDuration, formatNumber } from '#core'
import type { Bound, Check, SetValue } from './rule.ts'

const MAX_SHOWN_VALUES = 8
const MAX_SHOWN_TEXT = 100

/** What a rule asks, as a reader would say it: `delay: at least 0`. */
export function ruleText(check: Check): string {
  switch (check.kind) {
    case 'row-count':
      return `rows: ${limits(check.min, check.max)}`
    case 'known-columns':
      return 'no columns but those that are named'
    case 'freshness': {
      const until = check.until === undefined ? 'now' : check.until
      return `${named(check.column)}: newest value at most ${ageText(check.maxAge)} before ${until}`
    }
    default:
      return `${named(check.column)}: ${demand(check)}`
  }
}

function demand(check: Exclude<Check, { kind: 'row-count' | 'known-columns' | 'freshness' }>): string {
  switch (check.kind) {
    case 'present':
      return 'is there'
    case 'type':
      return `of type ${check.type}`
    case 'not-null':
      return 'not null'
    case 'unique':
      return 'unique'
    case 'range':
      return limits(check.min, check.max)
    case 'set':
      return `one of ${valuesText(check.values)}`
    case 'pattern':
      return `matches ${cut(check.pattern)}`
  }
}

function limits(min: Bound | undefined, max: Bound | undefined): string {
  if (min === undefined) return `at most ${boundText(max ?? '')}`
  return max === undefined ? `at least ${boundText(min)}` : `${boundText(min)} to ${boundText(max)}`
}

function boundText(bound: Bound): string {
  return typeof bound === 'number' ? formatNumber(bound) : bound
}

function valuesText(values: readonly SetValue[]): string {
  const shown = values.slice(0, MAX_SHOWN_VALUES).map((value) => cut(String(value)))
  const more = values.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** A name or value for a reader: control characters made visible, on one line, at most 100 characters. */
export function cut(text: string, length = MAX_SHOWN_TEXT): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
  return visible.length > length ? `${visible.slice(0, length).toWellFormed()}…` : visible
}

export function named(column: string): string {
  return cut(column)
}

export function rowsText(count: number): string {
  return count === 1 ? '1 row' : `${formatNumber(count)} rows`
}

/** `3 of 57,648 rows`. */
export function partText(part: number, whole: number): string {
  return `${formatNumber(part)} of ${rowsText(whole)}`
}

/** An age in the unit in which teams say it: days from two days on. */
export function ageText(milliseconds: number): string {
  const days = milliseconds / 86_400_000
  return days >= 2 ? `${Number(days.toFixed(1))} days` : formatDuration(milliseconds)
}

export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}
