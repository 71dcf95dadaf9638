/** The calendar of Python's `datetime`: Gregorian without end, years 1 to 9999, day 1 is 0001-01-01. */

const LAST_ORDINAL = 3_652_059
const DAY = 86_400_000

/** @returns undefined for a day that there is not */
export function ordinalOf(year: number, month: number, day: number): number | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1) return undefined
  return Math.round(date.getTime() / DAY) + 719_163
}

/** @returns undefined beyond the calendar's ends */
export function dayOf(ordinal: number): { year: number; month: number; day: number } | undefined {
  if (ordinal < 1 || ordinal > LAST_ORDINAL) return undefined
  const date = new Date((ordinal - 719_163) * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Of a day's ordinal; Monday is 0. */
export function weekdayOf(ordinal: number): number {
  return (ordinal + 6) % 7
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
