const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const WEEKDAYS = /^(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)$/i
const JUMPS = new Set([
  ' ',
  '.',
  ',',
  ';',
  '-',
  '/',
  "'",
  'at',
  'on',
  'and',
  'ad',
  'm',
  't',
  'of',
  'st',
  'nd',
  'rd',
  'th',
])
const UNITS = [
  ['h', 'hour', 'hours'],
  ['m', 'minute', 'minutes'],
  ['s', 'second', 'seconds'],
]

/** Words that dateutil skips. */
export const isJump = (token: string) => JUMPS.has(token.toLowerCase())
export const isWeekday = (token: string) => WEEKDAYS.test(token)
export const isUtc = (token: string) => /^(utc|gmt|z)$/i.test(token)
/** How UTC is written where case counts. */
export const isExactUtc = (token: string) => /^(utc|gmt|z)$/.test(token)

/** January is 1. */
export function monthOf(token: string): number | undefined {
  const name = token.toLowerCase()
  const found = name === 'sept' ? 8 : Math.max(MONTHS.indexOf(name), LONG_MONTHS.indexOf(name))
  return found < 0 ? undefined : found + 1
}

/** 0 for hours, 1 for minutes, 2 for seconds. */
export function unitOf(token: string | undefined): number | undefined {
  const found = UNITS.findIndex((names) => token !== undefined && names.includes(token.toLowerCase()))
  return found < 0 ? undefined : found
}

/** 0 before noon, 1 after. */
export function halfOf(token: string): 0 | 1 | undefined {
  if (/^(am|a)$/i.test(token)) return 0
  return /^(pm|p)$/i.test(token) ? 1 : undefined
}
