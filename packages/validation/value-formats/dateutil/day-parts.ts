/** Where `ValueError` or `IndexError` of Python makes a text no date. */
export class NoDate extends Error {
  override readonly name = 'NoDate'
}

/** `int` of Python on what the tokens of a text can be. */
export function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^\d+$/.test(text)) throw new NoDate()
  return Number(text)
}

type Label = 'Y' | 'M' | 'D'

export function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) throw new NoDate()
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

/** `_ymd`: up to three numbers, of which it is not yet known which is the year, the month and the day. */
export class DayParts {
  readonly #values: number[] = []
  readonly #labelled = new Map<Label, number>()
  centurySpecified = false

  get length(): number {
    return this.#values.length
  }

  /** Digits as they stand: more than two are a year. */
  appendText(text: string, label?: Label): void {
    const year = /^\d+$/.test(text) && text.length > 2
    if (year && label !== undefined && label !== 'Y') throw new NoDate()
    if (year) this.centurySpecified = true
    this.#append(wholeNumber(text), year ? 'Y' : label)
  }

  /** A number: one beyond 100 is a year. */
  appendNumber(value: number, label?: Label): void {
    const year = value > 100
    if (year) this.centurySpecified = true
    this.#append(Math.trunc(value), year ? 'Y' : label)
  }

  #append(value: number, label: Label | undefined): void {
    this.#values.push(value)
    if (label === undefined) return
    if (this.#labelled.has(label)) throw new NoDate()
    this.#labelled.set(label, this.#values.length - 1)
  }

  #value(label: Label): number | undefined {
    const index = this.#labelled.get(label)
    return index === undefined ? undefined : this.#values[index]
  }

  couldBeDay(value: number): boolean {
    if (this.#labelled.has('D')) return false
    const month = this.#value('M')
    if (month === undefined) return value >= 1 && value <= 31
    return value >= 1 && value <= daysIn(this.#value('Y') ?? 2000, month)
  }

  /** `resolve_ymd` for days in the order that Americans write them. */
  resolve(): {
    readonly year?: number | undefined
    readonly month?: number | undefined
    readonly day?: number | undefined
  } {
    const [a = 0, b = 0, c = 0] = this.#values
    const count = this.#values.length
    const labels = this.#labelled
    if ((count === labels.size && count > 0) || (count === 3 && labels.size === 2)) return this.#byLabels()
    const monthAt = labels.get('M')
    if (count > 3) throw new NoDate()
    if (count === 1 || (monthAt !== undefined && count === 2)) {
      const month = this.#value('M')
      if (count === 1 && month !== undefined) return { month }
      const other = monthAt === 0 ? b : a
      return other > 31 ? { year: other, month } : { month, day: other }
    }
    if (count === 2) {
      if (a > 31) return { year: a, month: b }
      return b > 31 ? { month: a, year: b } : { month: a, day: b }
    }
    return count === 3 ? ofThree(a, b, c, monthAt, labels.get('Y') === 0) : {}
  }

  #byLabels() {
    const missing = [0, 1, 2].find((index) => ![...this.#labelled.values()].includes(index))
    const rest = (label: Label) =>
      this.#value(label) ??
      (this.#values.length === 3 && missing !== undefined && this.#labelled.size === 2
        ? this.#values[missing]
        : undefined)
    return { year: rest('Y'), month: rest('M'), day: rest('D') }
  }
}

function ofThree(a: number, b: number, c: number, monthAt: number | undefined, yearFirst: boolean) {
  switch (monthAt) {
    case 0:
      return b > 31 ? { month: a, year: b, day: c } : { month: a, day: b, year: c }
    case 1:
      return a > 31 ? { year: a, month: b, day: c } : { day: a, month: b, year: c }
    case 2:
      return b > 31 ? { day: a, year: b, month: c } : { year: a, day: b, month: c }
    default:
      if (a > 31 || yearFirst) return { year: a, month: b, day: c }
      return a > 12 ? { day: a, month: b, year: c } : { month: a, day: b, year: c }
  }
}
