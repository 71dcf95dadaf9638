import type { ValueFormat } from './value-format.ts'

/** Python refuses integers of more digits (since 3.10.7), and nesting at its limit of recursion, about a thousand. */
const MOST_DIGITS = 4300
const SURELY_DEEP = 900

const STRING = '"(?:[^"\\\\]|\\\\.)*"'
const STRINGS = new RegExp(STRING, 'gs')
/** NaN and the infinities, beside texts, in which they mean nothing. */
const CONSTANTS = new RegExp(`${STRING}|-?Infinity|NaN`, 'gs')

/** Whether `json.loads` of Python takes the text: it knows NaN and the infinities, which JSON does not. */
export const jsonText: ValueFormat = {
  test: (text) => {
    const parsed = parsePythonJson(text)
    return parsed === undefined ? false : parsed === 'unknown' ? parsed : true
  },
}

/**
 * @returns undefined if it is no JSON to Python; `unknown` if it is nested so deeply that it depends on Python's own
 *   stack. NaN and infinities are told apart from the value, in which they are null.
 */
export function parsePythonJson(
  text: string,
): { readonly value: unknown; readonly constants: boolean } | 'unknown' | undefined {
  // `NaN` becomes `null`, so that what is wrong around it stays wrong: `-NaN`, `NaN1`.
  const plain = text.replace(CONSTANTS, (token) => (token.startsWith('"') ? token : 'null'))
  try {
    const value: unknown = JSON.parse(plain)
    const outside = text.replace(STRINGS, '""')
    if (hasLongInteger(outside)) return undefined
    return depthOf(outside) > SURELY_DEEP ? 'unknown' : { value, constants: plain !== text }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    return undefined
  }
}

function hasLongInteger(outside: string): boolean {
  return [...outside.matchAll(/(?<!\d)\d+(?![.eE\d])/g)].some(
    ({ 0: digits, index }) =>
      digits.length > MOST_DIGITS && !/[.eE+]|[eE]-/.test(outside.slice(index - 2, index)),
  )
}

function depthOf(outside: string): number {
  let [depth, deepest] = [0, 0]
  for (const character of outside) {
    if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > deepest) deepest = depth
  }
  return deepest
}
