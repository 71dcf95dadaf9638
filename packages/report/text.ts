import { type Block, type Document, type Span, spansOf, type Text } from './document.ts'

/** Plain text of a document, for a log or terminal. Lines of untrusted text are not neutralised here. */
export function renderText(document: Document): string {
  return `${document.map(block).join('\n\n')}\n`
}

function block(item: Block): string {
  switch (item.kind) {
    case 'heading':
      return item.level === 2
        ? `${inline(item.text)}\n${'='.repeat(inline(item.text).length)}`
        : inline(item.text)
    case 'paragraph':
      return inline(item.text)
    case 'callout':
      return `${item.tone}: ${inline(item.text)}`
    case 'list':
      return item.items.map((text) => `  - ${inline(text)}`).join('\n')
    case 'table':
      return table(item.columns, item.rows, item.numeric)
    case 'code':
      return item.text
    case 'details':
      return `${item.summary}\n${item.blocks.map(block).join('\n')}`
  }
}

function table(
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
  numeric: readonly number[],
): string {
  const cells = [columns, ...rows.map((row) => row.map(inline))]
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => (row[index] ?? '').length)))
  return cells
    .map((row) =>
      row
        .map((cell, index) =>
          numeric.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function inline(text: Text): string {
  return spansOf(text).map(span).join('')
}

function span(part: Span): string {
  if (typeof part === 'string') return part
  if ('code' in part) return part.code
  if ('strong' in part) return part.strong
  // A terminal shows no links: an address is written out.
  return /^https?:/.test(part.to) && part.to !== part.link ? `${part.link} (${part.to})` : part.link
}
