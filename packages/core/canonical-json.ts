export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A value that has no canonical form, with the place where it stands. */
export class NotCanonical extends TypeError {
  constructor(what: string, place: string) {
    super(`${what} at ${place === '' ? 'the root' : place} has no canonical JSON form`)
    this.name = 'NotCanonical'
  }
}

/**
 * Canonical JSON of RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript writes them, no space.
 * Refused, because two writers could disagree on the bytes or a reader on the value:
 * NaN and infinities, `undefined` (and functions, symbols, bigints), lone surrogates, integers beyond 2^53.
 * @throws NotCanonical
 */
export function canonicalJson(value: unknown): string {
  return write(value, '')
}

function write(value: unknown, place: string): string {
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'string':
      return writeString(value, place)
    case 'number':
      return writeNumber(value, place)
    case 'object':
      return value === null ? 'null' : writeObject(value, place)
    default:
      throw new NotCanonical(typeof value, place)
  }
}

function writeString(value: string, place: string): string {
  if (!value.isWellFormed()) throw new NotCanonical('a lone surrogate', place)
  return JSON.stringify(value)
}

function writeNumber(value: number, place: string): string {
  if (!Number.isFinite(value)) throw new NotCanonical(String(value), place)
  if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER && Math.abs(value) < 1e21) {
    throw new NotCanonical(`the integer ${value} (beyond 2^53)`, place)
  }
  return JSON.stringify(value)
}

function writeObject(value: object, place: string): string {
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => write(item, `${place}/${index}`)).join(',')}]`
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonical(`an instance of ${value.constructor?.name ?? 'a class'}`, place)
  }
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const written = members.map(([key, item]) => {
    const inside = `${place}/${key}`
    return `${writeString(key, inside)}:${write(item, inside)}`
  })
  return `{${written.join(',')}}`
}
