import { PatternError } from '../regex/syntax.ts'
import type { PythonMatch } from '../regex/translate.ts'
import { dayOf, isLeap, ordinalOf, weekdayOf } from './calendar.ts'
import { formatMatch, NAMES } from './strptime-pattern.ts'
import type { ValueFormat } from './value-format.ts'

/**
 * Whether `datetime.strptime(text, format)` of CPython 3.11 succeeds, in the locale C on a machine in UTC.
 * A format that Python refuses is unsupported.
 */
export function strptimeFormat(format: string): ValueFormat {
  try {
    const match = formatMatch(format)
    if (typeof match === 'string') return { unsupported: `the format cannot be used: ${match}` }
    return {
      test: (text) => {
        const found = match(text)
        return found !== undefined && found.length === text.length && isMoment(found.groups)
      },
    }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    return { unsupported: `the format cannot be used: ${error.message}` }
  }
}

type Groups = PythonMatch['groups']

interface Fields {
  readonly year: number | undefined
  readonly isoYear: number | undefined
  readonly month: number
  readonly day: number
  /** Monday is 0. */
  readonly weekday: number | undefined
  readonly dayOfYear: number | undefined
  readonly isoWeek: number | undefined
  readonly week: { readonly number: number; readonly startsOnMonday: boolean } | undefined
}

/** What `_strptime` and the constructor of `datetime` do with what was found. */
function isMoment(groups: Groups): boolean {
  for (const [directive, names] of NAMES) {
    // IGNORECASE takes a long s for an s; the list of names does not.
    const name = groups.get(directive)?.toLowerCase()
    if (name !== undefined && directive !== 'p' && directive !== 'Z' && !names.includes(name)) return false
  }
  if (Number(digits(groups.get('S')) ?? 0) > 59) return false
  if (!isOffset(groups.get('z'))) return false
  return isDay(fieldsOf(groups))
}

function fieldsOf(groups: Groups): Fields {
  const number = (directive: string) => {
    const text = digits(groups.get(directive))
    return text === undefined ? undefined : Number(text)
  }
  const name = (directive: string) => {
    const text = groups.get(directive)?.toLowerCase()
    return text === undefined ? undefined : NAMES.get(directive)?.indexOf(text)
  }
  const plus = (value: number | undefined, one: number) => (value === undefined ? undefined : value + one)
  const short = number('y')
  const sundayFirst = number('w')
  const [U, W] = [number('U'), number('W')]
  return {
    year: lastOf(groups, {
      Y: number('Y'),
      y: short === undefined ? undefined : short + (short <= 68 ? 2000 : 1900),
    }),
    isoYear: number('G'),
    month: lastOf(groups, { m: number('m'), B: plus(name('B'), 1), b: plus(name('b'), 1) }) ?? 1,
    day: number('d') ?? 1,
    weekday: lastOf(groups, {
      A: name('A'),
      a: name('a'),
      w: sundayFirst === undefined ? undefined : (sundayFirst + 6) % 7,
      u: plus(number('u'), -1),
    }),
    dayOfYear: number('j'),
    isoWeek: number('V'),
    week: lastOf(groups, {
      U: U === undefined ? undefined : { number: U, startsOnMonday: false },
      W: W === undefined ? undefined : { number: W, startsOnMonday: true },
    }),
  }
}

/** Of directives for one field, the last of the format counts. */
function lastOf<T>(groups: Groups, values: Readonly<Record<string, T | undefined>>): T | undefined {
  return [...groups.keys()].map((directive) => values[directive]).findLast((value) => value !== undefined)
}

function isDay(fields: Fields): boolean {
  const { isoYear, isoWeek, weekday, dayOfYear, week, month, day } = fields
  if (fields.year === undefined && isoYear !== undefined) {
    if (isoWeek === undefined || weekday === undefined || dayOfYear !== undefined) return false
  } else if (week === undefined && isoWeek !== undefined) return false
  const leapDay = fields.year === undefined && month === 2 && day === 29
  const year = fields.year ?? (leapDay ? 1904 : 1900)
  const found = resolved(fields, year)
  if (found === undefined) return false
  // Python puts the year back to 1900, which has no such day.
  return ordinalOf(leapDay ? 1900 : found.year, found.month, found.day) !== undefined
}

function resolved(fields: Fields, year: number) {
  const { month, day } = fields
  const counted = countedDay(fields, year)
  if (counted === undefined) return undefined
  if (counted === 'none') return ordinalOf(year, month, day) === undefined ? undefined : { year, month, day }
  const first = ordinalOf(counted.year, 1, 1)
  return first === undefined ? undefined : dayOf(counted.dayOfYear - 1 + first)
}

/** The day of the year that is given, or follows from a week and a weekday; undefined where there is none. */
function countedDay(fields: Fields, year: number): { year: number; dayOfYear: number } | 'none' | undefined {
  const { dayOfYear, weekday, week, isoYear, isoWeek } = fields
  if (dayOfYear !== undefined) return { year, dayOfYear }
  if (weekday === undefined) return 'none'
  const found =
    week !== undefined
      ? dayOfWeek(year, week, weekday)
      : isoYear !== undefined && isoWeek !== undefined
        ? dayOfIsoWeek(isoYear, isoWeek, weekday + 1)
        : 'none'
  if (found === undefined || found === 'none' || found.dayOfYear > 0) return found
  return { year: found.year - 1, dayOfYear: found.dayOfYear + (isLeap(found.year - 1) ? 366 : 365) }
}

/** `_calc_julian_from_U_or_W` */
function dayOfWeek(year: number, { number, startsOnMonday }: NonNullable<Fields['week']>, weekday: number) {
  const ordinal = ordinalOf(year, 1, 1)
  if (ordinal === undefined) return undefined
  const shift = startsOnMonday ? 0 : 1
  const first = (weekdayOf(ordinal) + shift) % 7
  const day = (weekday + shift) % 7
  const dayOfYear = number === 0 ? 1 + day - first : 1 + ((7 - first) % 7) + 7 * (number - 1) + day
  return { year, dayOfYear }
}

/** `_calc_julian_from_V` */
function dayOfIsoWeek(year: number, week: number, weekday: number) {
  const fourth = ordinalOf(year, 1, 4)
  if (fourth === undefined) return undefined
  const dayOfYear = week * 7 + weekday - (weekdayOf(fourth) + 1 + 3)
  if (dayOfYear >= 1) return { year, dayOfYear }
  const [first, before] = [ordinalOf(year, 1, 1), ordinalOf(year - 1, 1, 1)]
  return first === undefined || before === undefined
    ? undefined
    : { year: year - 1, dayOfYear: dayOfYear + first - before }
}

/** Whether an offset is written in one style and less than a day. */
function isOffset(text: string | undefined): boolean {
  const zone = digits(text)
  if (zone === undefined || zone === 'Z') return true
  const found = /^[+-](\d\d)(?:\d\d(?:\d\d(?:\.\d+)?)?|:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(zone)
  return found !== null && Number(found[1]) < 24
}

/** Digits of any script as those of ASCII, as `int` reads them: those of a script stand in a row. */
function digits(text: string | undefined): string | undefined {
  return text?.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    let before = 0
    const point = digit.codePointAt(0) ?? 0
    while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1
    return String(before % 10)
  })
}
