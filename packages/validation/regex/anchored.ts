/** Anywhere in the text, from its start on, or the whole of it: `re.search`, `re.match`, `re.fullmatch`. */
export type How = 'search' | 'match-start' | 'full'

/**
 * An expression of RE2 for `regexp_matches` of DuckDB. The group around it is a quirk: without one, DuckDB rewrites
 * simple expressions to LIKE, and there takes `b\\A` for `b` and `\\A` for an empty text (1.5.5).
 */
export function anchored(expression: string, how: How): string {
  if (how === 'search') return `(${expression})`
  return how === 'full' ? `\\A(${expression})\\z` : `\\A(${expression})`
}
