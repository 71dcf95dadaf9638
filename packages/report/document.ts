/** A run of text. A plain string is untrusted: every renderer escapes it. */
export type Span =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly to: string }

/** One span or several in a row. */
export type Text = Span | readonly Span[]

export type Tone = 'note' | 'tip' | 'warning' | 'caution'

/** What a report is made of. Domains write blocks; renderers turn them into Markdown, or text for a terminal. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Text; readonly level: 2 | 3 | 4 }
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'callout'; readonly tone: Tone; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly Text[])[]
      /** Columns (by index) that hold numbers and are aligned right. */
      readonly numeric: readonly number[]
    }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] }

export type Document = readonly Block[]

export const heading = (text: Text, level: 2 | 3 | 4 = 2): Block => ({ kind: 'heading', text, level })
export const paragraph = (...text: Span[]): Block => ({ kind: 'paragraph', text })
export const callout = (tone: Tone, ...text: Span[]): Block => ({ kind: 'callout', tone, text })
export const list = (items: readonly Text[]): Block => ({ kind: 'list', items })
export const code = (text: string, language = 'text'): Block => ({ kind: 'code', text, language })
export const details = (summary: string, ...blocks: Block[]): Block => ({ kind: 'details', summary, blocks })

/** A table; `numeric` names the columns to align right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
  numeric: readonly string[] = [],
): Block {
  return { kind: 'table', columns, rows, numeric: numeric.map((name) => columns.indexOf(name)) }
}

/** The spans of a text. */
export function spansOf(text: Text): readonly Span[] {
  return Array.isArray(text) ? (text as readonly Span[]) : [text as Span]
}
