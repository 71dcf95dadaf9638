import type { Source } from './imports.ts'

/** Stands for what was in a pair of brackets. */
const BRACKETS = '§'

/**
 * Finds `return call()` without `await` below an `await using`: the resource is disposed of as soon as the promise is
 * made, so that the work behind it meets a closed ledger or a released lock. Types would tell a promise from another
 * value; no linter that knows this rule reads the types of this compiler. So it goes by the text, which the formatter
 * makes regular: one statement begins a line, and indentation is nesting. A call of a plain function counts too,
 * unless its declaration says what it returns: give its result a name, and return that.
 */
export function checkUsing(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    const found = lines.flatMap((line, at) => (/^\s*await using /.test(line) ? callsBelow(lines, at) : []))
    return [...new Set(found)]
      .filter((at) => returnedCalls(statementAt(lines, at)).some((callee) => !isPlain(callee, sources)))
      .map((at) => `${path}:${at + 1}: returns a call without await below \`await using\``)
  })
}

const indentOf = (line: string): number => line.length - line.trimStart().length
const closes = (line: string): boolean => /^\s*[)\]}]/.test(line)

/** Lines of the block that `await using` at `start` stands in, and that return; functions inside it are left out. */
function callsBelow(lines: readonly string[], start: number): number[] {
  const block = indentOf(lines[start] ?? '')
  const found: number[] = []
  let inner: number | undefined
  for (const [at, line] of lines.entries()) {
    if (at < start) continue
    if (inner !== undefined) {
      if (closes(line) && indentOf(line) <= inner) inner = undefined
      else continue
    }
    if (/^\s*\}/.test(line) && indentOf(line) < block) break
    if (/(?:^\s*|\) |else |: )return /.test(line)) found.push(at)
    if (opensFunction(line)) inner = indentOf(line)
  }
  return found
}

function opensFunction(line: string): boolean {
  if (/=> \{$|\bfunction\b.*\{$/.test(line)) return true
  return /^\s*(?:async )?\w+\(.*\{$/.test(line) && !/^\s*(?:if|for|while|switch|catch)\b/.test(line)
}

/** What is returned at a line, on one line. */
function statementAt(lines: readonly string[], at: number): string {
  const [first = '', ...rest] = lines.slice(at)
  const goesOn = (line: string): boolean =>
    indentOf(line) > indentOf(first) || (closes(line) && indentOf(line) === indentOf(first))
  const end = rest.findIndex((line) => !goesOn(line))
  const whole = [first, ...rest.slice(0, end < 0 ? rest.length : end)].map((line) => line.trim()).join(' ')
  return whole.replace(/^.*?\breturn /, '')
}

/** Callees whose calls are, each, a value that the expression can have. */
function returnedCalls(expression: string): string[] {
  let flat = expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")
  for (let before = ''; before !== flat; ) {
    before = flat
    flat = flat.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, BRACKETS)
  }
  const parts = flat.split(/ (\?\?|\|\||\?|:) /)
  return parts.flatMap((part, at) => {
    // What stands before `?` only decides; a promise before `&&` is true, so what follows it is the value.
    if (at % 2 === 1 || parts[at + 1] === '?') return []
    const value = (part.split(' && ').at(-1) ?? '').replace(/ (?:as|satisfies) .*$/, '')
    const [, callee] = /^((?:new Promise)?[\w$.?§]*?)(?:<.*>)?§$/.exec(value.trim()) ?? []
    return callee === undefined || callee === '' ? [] : [callee]
  })
}

/** Whether functions of this name are declared, and each says that it returns something other than a promise. */
function isPlain(callee: string, sources: readonly Source[]): boolean {
  if (!/^\w+$/.test(callee)) return false
  const declaration = new RegExp(`^.*\\bfunction ${callee}\\b[^]*?\\{$`, 'gm')
  const found = sources.flatMap(({ text }) => text.match(declaration) ?? [])
  return found.length > 0 && found.every((one) => /\): /.test(one) && !/\basync\b|Promise/.test(one))
}
