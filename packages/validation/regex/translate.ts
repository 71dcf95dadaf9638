import type { How } from './anchored.ts'
import { parseEcma } from './ecma-parser.ts'
import { inTime } from './guarded.ts'
import { parsePython } from './python-parser.ts'
import { anchoredRe2 } from './re2-source.ts'
import { PatternError, type Syntax } from './syntax.ts'
import { toJavaScript } from './to-javascript.ts'
import { toRe2 } from './to-re2.ts'

/**
 * `python`: `re` of CPython 3.11 on str. `ecma`: ECMA-262 under the flag `u`, or without it where the pattern is
 * valid only so. `re2`: as DuckDB takes it.
 */
export type Dialect = 'python' | 'ecma' | 're2'

/**
 * A pattern whose search, with `regexp_matches` of DuckDB or `RegExp.test`, holds for the same texts as the one it
 * was made from. Code points that are newer than the Unicode of an engine (14 in Python 3.11, 15 in DuckDB 1.5)
 * are letters and digits to the newer one only, as they are among Pythons.
 */
export type Translated =
  | { readonly engine: 're2'; readonly pattern: string }
  | { readonly engine: 'js'; readonly pattern: string; readonly flags: string }
  | { readonly unsupported: string }

/** Characters of a pattern, in any dialect. */
export const MAX_PATTERN = 5000
/** Milliseconds that a pattern may take to be compiled. */
const COMPILING = 1000

/** Never silently different: what is not shown to mean the same is unsupported, and says why. */
export function translate(pattern: string, dialect: Dialect, how: How): Translated {
  try {
    if (pattern.length > MAX_PATTERN) throw new PatternError(`it has more than ${MAX_PATTERN} characters`)
    if (dialect === 're2') return { engine: 're2', pattern: anchoredRe2(pattern, how) }
    return dialect === 'python' ? translatePython(pattern, how) : translateEcma(pattern, how)
  } catch (error) {
    if (error instanceof PatternError) return { unsupported: `the pattern cannot be used: ${error.message}` }
    throw error
  }
}

function translatePython(pattern: string, how: How): Translated {
  const { syntax } = parsePython(pattern)
  return asRe2(() => syntax, how) ?? runnable(toJavaScript(syntax, { how, captures: false }), 'u')
}

function translateEcma(pattern: string, how: How): Translated {
  const flags = ['u', ''].find((candidate) => compiles(pattern, candidate))
  if (flags === undefined) throw new PatternError('it is no regular expression of ECMA-262')
  const simple = flags === 'u' ? asRe2(() => parseEcma(pattern), how) : undefined
  if (simple !== undefined) return simple
  const anchored = { search: pattern, 'match-start': `^(?:${pattern})`, full: `^(?:${pattern})$` }
  return runnable(anchored[how], flags)
}

/** @returns undefined if RE2 cannot express it */
function asRe2(parse: () => Syntax, how: How): Translated | undefined {
  try {
    return { engine: 're2', pattern: toRe2(parse(), how) }
  } catch (error) {
    if (error instanceof PatternError) return undefined
    throw error
  }
}

/** V8 compiles at the first use. */
function runnable(pattern: string, flags: string): Translated {
  try {
    if (inTime(COMPILING, () => new RegExp(pattern, flags).test(''))) return { engine: 'js', pattern, flags }
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : String(error))
  }
  throw new PatternError('it takes too long')
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags)
    return true
  } catch {
    return false
  }
}

/**
 * A pattern of Python for `exec` from the start of a text, with the groups that it names.
 * @throws PatternError if it cannot be shown to mean the same
 */
export function pythonMatch(pattern: string): (text: string) => PythonMatch | undefined {
  const { syntax, names } = parsePython(pattern)
  const expression = new RegExp(toJavaScript(syntax, { how: 'match-start', captures: true }), 'u')
  return (text) => {
    const found = expression.exec(text)
    if (found === null) return undefined
    const groups = [...names].map(([name, number]) => [name, found.groups?.[`g${number}`]] as const)
    return { length: found[0].length, groups: new Map(groups) }
  }
}

export interface PythonMatch {
  readonly length: number
  /** Undefined for a group that matched nothing. */
  readonly groups: ReadonlyMap<string, string | undefined>
}

/** `re.search` of a pattern of Python. @throws PatternError if it cannot be shown to mean the same */
export function pythonSearch(pattern: string): (text: string) => boolean {
  const { syntax } = parsePython(pattern)
  const expression = new RegExp(toJavaScript(syntax, { how: 'search', captures: false }), 'u')
  return (text) => expression.test(text)
}
