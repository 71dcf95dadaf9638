import { DayParts, NoDate, wholeNumber } from './day-parts.ts'
import { tokensOf } from './tokens.ts'
import { halfOf, isExactUtc, isJump, isUtc, isWeekday, monthOf, unitOf } from './words.ts'

/** What `_parse` of python-dateutil 2.9 finds in a text. */
export interface Found {
  readonly days: DayParts
  hour?: number
  minute?: number
  second?: number
  weekday?: boolean
  half?: 0 | 1
  zone?: string
  /** Seconds, their sign aside. */
  offset?: number
}

interface Reading {
  readonly tokens: string[]
  readonly found: Found
}

/** @throws NoDate */
export function parse(text: string): Found {
  const reading: Reading = { tokens: tokensOf(text), found: { days: new DayParts() } }
  for (let at = 0; at < reading.tokens.length; ) at = token(reading, at) + 1
  return reading.found
}

/** @returns the place of the last token that was taken */
function token(reading: Reading, at: number): number {
  const { tokens, found } = reading
  const text = tokens[at] ?? ''
  if (/^\d/.test(text)) return numeric(reading, at)
  // `float` of Python takes these for numbers.
  if (/^(nan|inf|infinity)$/i.test(text)) throw new NoDate()
  const half = halfOf(text)
  if (isWeekday(text)) found.weekday = true
  else if (monthOf(text) !== undefined) return month(reading, at)
  else if (half !== undefined) {
    if (found.hour === undefined || found.hour > 12) throw new NoDate()
    found.hour = hourOf(found.hour, half)
    found.half = half
  } else if (found.offset === undefined && couldBeZone(found, text)) zoneName(reading, at)
  else if (found.hour !== undefined && /^[+-]$/.test(text)) return zoneOffset(reading, at)
  else if (!isJump(text)) throw new NoDate()
  return at
}

function month({ tokens, found: { days } }: Reading, at: number): number {
  days.appendNumber(monthOf(tokens[at] ?? '') ?? 0, 'M')
  const separator = tokens[at + 1]
  if (separator === '-' || separator === '/') {
    days.appendText(tokens[at + 2] ?? '')
    if (tokens[at + 3] !== separator) return at + 2
    days.appendText(tokens[at + 4] ?? '')
    return at + 4
  }
  const year = tokens[at + 4]
  if (
    year === undefined ||
    separator !== ' ' ||
    tokens[at + 3] !== ' ' ||
    !/^of$/i.test(tokens[at + 2] ?? '')
  )
    return at
  if (/^\d+$/.test(year)) days.appendText(String(fullYear(Number(year))), 'Y')
  return at + 4
}

/** `convertyear`: the year of two digits that is nearest to this one. */
export function fullYear(year: number): number {
  if (year >= 100) return year
  const now = new Date().getFullYear()
  const full = year + Math.floor(now / 100) * 100
  if (full >= now + 50) return full - 100
  return full < now - 50 ? full + 100 : full
}

function couldBeZone({ hour, zone }: Found, text: string): boolean {
  if (hour === undefined || zone !== undefined || text.length > 5) return false
  return /^[A-Z]+$/.test(text) || text === 'z'
}

function zoneName({ tokens, found }: Reading, at: number): void {
  const name = tokens[at] ?? ''
  found.zone = name
  if (isExactUtc(name)) found.offset = 0
  const sign = tokens[at + 1]
  if (sign !== '+' && sign !== '-') return
  // `GMT+3` says that GMT is three hours later.
  tokens[at + 1] = sign === '+' ? '-' : '+'
  delete found.offset
  if (isUtc(name)) delete found.zone
}

function zoneOffset({ tokens, found }: Reading, at: number): number {
  const digits = tokens[at + 1]
  if (digits === undefined) throw new NoDate()
  let last = at + 1
  if (digits.length === 4) {
    found.offset = wholeNumber(digits.slice(0, 2)) * 3600 + wholeNumber(digits.slice(2)) * 60
  } else if (tokens[at + 2] === ':') {
    found.offset = wholeNumber(digits) * 3600 + wholeNumber(tokens[at + 3]) * 60
    last += 2
  } else if (digits.length <= 2) found.offset = wholeNumber(digits) * 3600
  else throw new NoDate()
  const name = tokens[last + 3]
  const named = name !== undefined && name.length >= 3 && couldBeZone(found, name)
  if (named && isJump(tokens[last + 1] ?? '') && tokens[last + 2] === '(' && tokens[last + 4] === ')') {
    found.zone = name
    last += 4
  }
  return last
}

function numeric(reading: Reading, at: number): number {
  const { tokens, found } = reading
  const { days } = found
  const text = tokens[at] ?? ''
  const value = decimal(text)
  const next = tokens[at + 1]
  const count = text.length
  if (
    days.length === 3 &&
    (count === 2 || count === 4) &&
    found.hour === undefined &&
    next !== ':' &&
    unitOf(next) === undefined
  ) {
    found.hour = wholeNumber(text.slice(0, 2))
    if (count === 4) found.minute = wholeNumber(text.slice(2))
    return at
  }
  if (count === 6 || (count > 6 && text.indexOf('.') === 6)) {
    sixDigits(found, text)
    return at
  }
  if (count === 8 || count === 12 || count === 14) {
    manyDigits(found, text)
    return at
  }
  const unit = unitAt(tokens, at)
  if (unit !== undefined) {
    assign(found, text, unit.at > at ? (unitOf(tokens[unit.at]) ?? 0) : (unitOf(tokens[unit.at]) ?? 0) + 1)
    return Math.max(unit.at, at)
  }
  if (next === ':' && tokens[at + 2] !== undefined) return clock(reading, at, value)
  if (next === '-' || next === '/' || next === '.') return separated(reading, at)
  return alone(reading, at, value)
}

function decimal(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new NoDate()
  return Number(text)
}

function sixDigits(found: Found, text: string): void {
  if (found.days.length === 0 && !text.includes('.')) {
    for (const from of [0, 2, 4]) found.days.appendText(text.slice(from, from + 2))
    return
  }
  found.hour = wholeNumber(text.slice(0, 2))
  found.minute = wholeNumber(text.slice(2, 4))
  found.second = seconds(text.slice(4))
}

function manyDigits(found: Found, text: string): void {
  found.days.appendText(text.slice(0, 4), 'Y')
  found.days.appendText(text.slice(4, 6))
  found.days.appendText(text.slice(6, 8))
  if (text.length > 8) {
    found.hour = wholeNumber(text.slice(8, 10))
    found.minute = wholeNumber(text.slice(10, 12))
  }
  if (text.length > 12) found.second = wholeNumber(text.slice(12))
}

/** `_find_hms_idx`: where the unit of a number stands, behind it or before it. */
function unitAt(tokens: readonly string[], at: number): { readonly at: number } | undefined {
  const is = (index: number) => unitOf(tokens[index]) !== undefined
  if (is(at + 1)) return { at: at + 1 }
  if (tokens[at + 1] === ' ' && is(at + 2)) return { at: at + 2 }
  if (at > 0 && is(at - 1)) return { at: at - 1 }
  if (at > 1 && at === tokens.length - 1 && tokens[at - 1] === ' ' && is(at - 2)) return { at: at - 2 }
  return undefined
}

function assign(found: Found, text: string, unit: number): void {
  const value = decimal(text)
  if (unit === 0) {
    found.hour = Math.trunc(value)
    if (value % 1 !== 0) found.minute = Math.trunc(60 * (value % 1))
  } else if (unit === 1) minutes(found, value)
  else if (unit === 2) found.second = seconds(text)
}

function minutes(found: Found, value: number): void {
  found.minute = Math.trunc(value)
  if (value % 1 === 0) delete found.second
  else found.second = Math.trunc(60 * (value % 1))
}

function seconds(text: string | undefined): number {
  const [whole, fraction, ...more] = (text ?? '').split('.')
  if (more.length > 0) throw new NoDate()
  if (fraction !== undefined) wholeNumber(fraction.padEnd(6, '0').slice(0, 6))
  return wholeNumber(whole)
}

function clock({ tokens, found }: Reading, at: number, value: number): number {
  found.hour = Math.trunc(value)
  minutes(found, decimal(tokens[at + 2] ?? ''))
  if (tokens[at + 3] !== ':' || tokens[at + 4] === undefined) return at + 2
  found.second = seconds(tokens[at + 4])
  return at + 4
}

/** Days with a sign between their numbers. */
function separated({ tokens, found: { days } }: Reading, at: number): number {
  const separator = tokens[at + 1]
  days.appendText(tokens[at] ?? '')
  const second = tokens[at + 2]
  if (second === undefined || isJump(second)) return at + 1
  const secondMonth = monthOf(second)
  if (/^\d+$/.test(second)) days.appendText(second)
  else if (secondMonth !== undefined) days.appendNumber(secondMonth, 'M')
  else throw new NoDate()
  if (tokens[at + 3] !== separator) return at + 2
  const third = tokens[at + 4]
  if (third === undefined) throw new NoDate()
  const thirdMonth = monthOf(third)
  if (thirdMonth === undefined) days.appendText(third)
  else days.appendNumber(thirdMonth, 'M')
  return at + 4
}

function alone({ tokens, found }: Reading, at: number, value: number): number {
  const next = tokens[at + 1]
  if (next === undefined || isJump(next)) {
    const half = halfOf(tokens[at + 2] ?? '')
    if (half === undefined) found.days.appendNumber(value)
    else found.hour = hourOf(Math.trunc(value), half)
    return half === undefined ? at + 1 : at + 2
  }
  const half = halfOf(next)
  if (half !== undefined && value < 24) {
    found.hour = hourOf(Math.trunc(value), half)
    return at + 1
  }
  if (!found.days.couldBeDay(value)) throw new NoDate()
  found.days.appendNumber(value)
  return at
}

function hourOf(hour: number, half: 0 | 1): number {
  if (half === 1) return hour < 12 ? hour + 12 : hour
  return hour === 12 ? 0 : hour
}
