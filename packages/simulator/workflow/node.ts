/**
 * A workflow document as data: GitHub's token tree without its classes. Expressions stay unevaluated, because
 * they are evaluated late and more than once (per matrix leg, per step).
 */
export type Node = Literal | Expression | Sequence | Mapping

export interface Literal {
  readonly kind: 'literal'
  readonly value: string | number | boolean | null
  readonly line: number
}

export interface Expression {
  readonly kind: 'expression'
  /** Texts and expressions (without `${{ }}`) in turn; a single expression keeps the type of its value. */
  readonly parts: readonly (string | { readonly expression: string })[]
  /** As it was written. */
  readonly source: string
  readonly line: number
}

export interface Sequence {
  readonly kind: 'sequence'
  readonly items: readonly Node[]
  readonly line: number
}

export interface Mapping {
  readonly kind: 'mapping'
  readonly entries: readonly { readonly key: string; readonly line: number; readonly value: Node }[]
  readonly line: number
}

/** The value of a key, in whatever case GitHub would accept it (keys of the schema are exact). */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key === key)?.value : undefined
}

/** Entries of a mapping; none for anything else. */
export function entries(node: Node | undefined): Mapping['entries'] {
  return node?.kind === 'mapping' ? node.entries : []
}

/** Items of a sequence; a scalar counts as a list of one, as in `needs: build`. */
export function items(node: Node | undefined): readonly Node[] {
  if (!node) return []
  return node.kind === 'sequence' ? node.items : [node]
}

/** The text of a scalar as it was written, with its expressions. */
export function written(node: Node | undefined): string {
  if (node?.kind === 'literal') return node.value === null ? '' : String(node.value)
  return node?.kind === 'expression' ? node.source : ''
}

/**
 * Splits a text at its `${{ }}`. GitHub's parser does so too, but on the source of a block scalar rather than on
 * its value, which leaves the indentation of the file in a script.
 */
export function splitExpressions(text: string): Expression['parts'] {
  const parts: (string | { expression: string })[] = []
  let at = 0
  for (let open = text.indexOf('${{'); open >= 0; open = text.indexOf('${{', at)) {
    const close = closingBraces(text, open + 3)
    if (close < 0) break
    if (open > at) parts.push(text.slice(at, open))
    parts.push({ expression: text.slice(open + 3, close).trim() })
    at = close + 2
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

/** Where `}}` stands outside of a quoted text. */
function closingBraces(text: string, from: number): number {
  let quoted = false
  for (let i = from; i < text.length; i++) {
    if (text[i] === "'") quoted = !quoted
    else if (!quoted && text.startsWith('}}', i)) return i
  }
  return -1
}
