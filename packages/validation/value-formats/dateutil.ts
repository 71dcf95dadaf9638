import { ordinalOf } from './calendar.ts'
import { NoDate } from './dateutil/day-parts.ts'
import { type Found, fullYear, parse } from './dateutil/parser.ts'
import type { ValueFormat } from './value-format.ts'

/**
 * Whether `dateutil.parser.parse` of python-dateutil 2.9 takes the text. Unknown are texts beyond ASCII, numbers of
 * more than 14 digits, and days that are there or not by the day on which one asks (`Feb 29` without a year).
 */
export const dateutilText: ValueFormat = {
  test: (text) => {
    for (const character of text) if (character > '\x7f') return 'unknown'
    if (/\d{15}/.test(text)) return 'unknown'
    try {
      return isMoment(parse(text))
    } catch (error) {
      if (error instanceof NoDate) return false
      throw error
    }
  },
}

function isMoment(found: Found): boolean | 'unknown' {
  const { hour, minute, second, weekday, half, zone, offset } = found
  const { year, month, day } = found.days.resolve()
  const given = [year, month, day, hour, minute, second, weekday, half, zone, offset]
  if (given.every((field) => field === undefined)) return false
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return false
  const full = year === undefined || found.days.centurySpecified ? year : fullYear(year)
  return isDay(full, month, day, weekday === true)
}

/** Whether the day is there when today's year, month and day stand for what is missing. */
function isDay(
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
  weekday: boolean,
): boolean | 'unknown' {
  if (year !== undefined && (year < 1 || year > 9999)) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  // A day that is missing becomes one that the month has; the weekday may lead out of the calendar.
  if (day === undefined) return weekday && year === 9999 ? 'unknown' : true
  const can = (inYear: number, inMonth: number) => ordinalOf(inYear, inMonth, day) !== undefined
  const months = month === undefined ? [1, 2, 4] : [month]
  const years = year === undefined ? [2023, 2024] : [year]
  const answers = years.flatMap((inYear) => months.map((inMonth) => can(inYear, inMonth)))
  return answers.every(Boolean) ? true : answers.some(Boolean) ? 'unknown' : false
}
