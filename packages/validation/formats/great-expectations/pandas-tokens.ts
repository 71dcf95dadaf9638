import type { SetValue } from '../../rule.ts'

/** A word of a query: a name of a column, a constant of Python, or an operator or keyword. */
export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'constant'; readonly value: SetValue }
  | { readonly kind: 'word'; readonly text: string }

const PATTERN =
  /\s*(?:`([^`]+)`|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])|([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|(==|!=|<=|>=|[<>()[\],.&|~-]))/uy

const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in'])
const CONSTANTS: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['False', false],
])
/** What means something else than a column to Python. */
const RESERVED: ReadonlySet<string> = new Set(['None', 'is', 'if', 'else', 'lambda', 'for', 'not'])
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
}

/** @param refuse is called for what is no word of the language, or a text with a rare escape */
export function tokensOf(text: string, refuse: () => never): Token[] {
  const pattern = new RegExp(PATTERN)
  const end = text.trimEnd().length
  const tokens: Token[] = []
  while (pattern.lastIndex < end) {
    const found = pattern.exec(text)
    tokens.push(found === null ? refuse() : tokenOf(found, refuse))
  }
  return tokens
}

function tokenOf(
  [, quoted, single, double, number, name, word]: RegExpExecArray,
  refuse: () => never,
): Token {
  if (quoted !== undefined) return { kind: 'name', text: quoted, quoted: true }
  const string = single ?? double
  if (string !== undefined) return { kind: 'constant', value: unescaped(string, refuse) }
  if (number !== undefined) return { kind: 'constant', value: Number(number) }
  if (word !== undefined || KEYWORDS.has(name ?? '')) return { kind: 'word', text: word ?? name ?? '' }
  const constant = CONSTANTS.get(name ?? '')
  if (constant !== undefined) return { kind: 'constant', value: constant }
  return name === undefined || RESERVED.has(name) ? refuse() : { kind: 'name', text: name, quoted: false }
}

function unescaped(text: string, refuse: () => never): string {
  return text.replaceAll(/\\(.)/gsu, (_, escaped: string) => ESCAPES[escaped] ?? refuse())
}
