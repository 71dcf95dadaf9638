import { UserError } from '#core'

/**
 * A name as a quoted SQL identifier, whatever characters it holds.
 * @throws UserError for a NUL or a lone surrogate, which the engine would cut or replace
 */
export function identifier(name: string): string {
  refuseUnspeakable(name, 'name')
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * A value as an SQL literal. Fractions, NaN and infinities are DOUBLE; integers keep all their digits.
 * @throws UserError for a text with a NUL or a lone surrogate
 */
export function literal(value: string | number | bigint | boolean | null): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') {
    refuseUnspeakable(value, 'text')
    return `'${value.replaceAll("'", "''")}'`
  }
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value)) return `'${value}'::DOUBLE`
  // An exponent makes a DOUBLE of a fraction; without it the engine reads a DECIMAL, whose arithmetic differs.
  const digits =
    Number.isSafeInteger(value) || typeof value === 'bigint' ? String(value) : value.toExponential()
  // `x-${literal(-1)}` must not begin a comment.
  return digits.startsWith('-') ? `(${digits})` : digits
}

/** Literals as an SQL list: `['a', 'b']`. */
export function listLiteral(values: readonly (string | number)[]): string {
  return `[${values.map(literal).join(', ')}]`
}

/** A struct literal with text values, as read_csv's `columns` takes it. */
export function structLiteral(fields: readonly (readonly [name: string, value: string])[]): string {
  return `{${fields.map(([name, value]) => `${literal(name)}: ${literal(value)}`).join(', ')}}`
}

function refuseUnspeakable(text: string, what: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new UserError(`the ${what} ${JSON.stringify(text)} holds a NUL character or broken Unicode`, {
      fix: 'Remove it from the data or the rule.',
    })
  }
}
