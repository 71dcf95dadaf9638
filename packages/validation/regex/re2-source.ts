import { anchored, type How } from './anchored.ts'
import { PatternError } from './syntax.ts'

/**
 * A pattern of RE2 that must match from the start, or the whole text.
 * @throws PatternError if its parentheses do not match: within others, such a pattern could mean something
 */
export function anchoredRe2(pattern: string, how: How): string {
  return how === 'search' ? pattern : anchored(`${pattern}${endOf(pattern)}`, how)
}

/** What closes a quotation that is left open. */
function endOf(pattern: string): string {
  // Quoted text, escapes, sets (whose first bracket is a character), parentheses.
  const tokens =
    /\\Q(?:(?!\\E).)*(?<end>\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|(?<open>\()|(?<close>\))/gsu
  let depth = 0
  let last = ''
  for (const { 0: token, groups = {} } of pattern.matchAll(tokens)) {
    if (groups.open !== undefined) depth += 1
    if (groups.close !== undefined) depth -= 1
    if (depth < 0) break
    last = groups.end === '' && token.startsWith('\\Q') ? '\\E' : ''
  }
  if (depth !== 0) throw new PatternError('its parentheses do not match')
  return last
}
