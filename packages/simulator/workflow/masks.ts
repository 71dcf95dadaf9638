/** The values that must not be seen in logs, as the runner masks them: with their usual encodings. */
export interface Masks {
  add(value: string): void
  hide(text: string): string
  /** Whether the text holds a masked value. */
  touches(text: string): boolean
}

/** @param secrets values masked from the start */
export function createMasks(secrets: readonly string[] = []): Masks {
  const values = new Set<string>()
  let longestFirst: string[] = []
  const add = (value: string): void => {
    // The runner masks a secret of several lines line by line, since output is read by the line.
    for (const part of [value, ...value.split(/\r?\n/)]) {
      if (part.trim() === '') continue
      for (const form of encodings(part)) values.add(form)
    }
    longestFirst = [...values].sort((a, b) => b.length - a.length)
  }
  secrets.forEach(add)
  return {
    add,
    hide: (text) => longestFirst.reduce((hidden, value) => hidden.replaceAll(value, '***'), text),
    touches: (text) => longestFirst.some((value) => text.includes(value)),
  }
}

/** As in the runner's ValueEncoders: JSON and URI escapes, and base64 at each of the three offsets. */
function encodings(value: string): string[] {
  const bytes = Buffer.from(value)
  const base64 = [0, 1, 2]
    .filter((shift) => bytes.length > shift + 3)
    .map((shift) => bytes.subarray(shift).toString('base64').replace(/=+$/, ''))
    // The last characters depend on what follows the secret.
    .map((encoded, shift) => encoded.slice(0, Math.floor(((bytes.length - shift) * 8) / 6)))
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed()), ...base64]
}
