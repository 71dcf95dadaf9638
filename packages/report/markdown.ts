import { type Block, type Document, type Span, spansOf, type Text, type Tone } from './document.ts'

const ALERTS: Record<Tone, string> = { note: 'NOTE', tip: 'TIP', warning: 'WARNING', caution: 'CAUTION' }

/**
 * GitHub-flavoured Markdown of a document. Plain strings come out as the reader would type them: no markup, link,
 * mention or HTML in them takes effect.
 */
export function renderMarkdown(document: Document): string {
  return `${document.map(block).join('\n\n')}\n`
}

function block(item: Block): string {
  switch (item.kind) {
    case 'heading':
      return `${'#'.repeat(item.level)} ${inline(item.text)}`
    case 'paragraph':
      return inline(item.text)
    case 'callout':
      return `> [!${ALERTS[item.tone]}]\n> ${inline(item.text)}`
    case 'list':
      return item.items.map((text) => `- ${inline(text)}`).join('\n')
    case 'table':
      return table(item.columns, item.rows, item.numeric)
    case 'code':
      return fenced(item.text, item.language)
    case 'details':
      return `<details><summary>${escapeHtml(oneLine(item.summary))}</summary>\n\n${item.blocks.map(block).join('\n\n')}\n\n</details>`
  }
}

function table(
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
  numeric: readonly number[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(columns.map((name) => escapeMarkdown(name))),
    line(columns.map((_, index) => (numeric.includes(index) ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(inline))),
  ].join('\n')
}

function inline(text: Text): string {
  return spansOf(text).map(span).join('')
}

function span(part: Span): string {
  if (typeof part === 'string') return escapeMarkdown(part)
  if ('code' in part) return inlineCode(part.code)
  if ('strong' in part) return `**${escapeMarkdown(part.strong)}**`
  return /^(https?:\/\/|\.?\.?\/|#)/.test(part.to)
    ? `[${escapeMarkdown(part.link)}](${part.to.replace(/[()\s<>|]/g, encodeURIComponent)})`
    : escapeMarkdown(part.link)
}

// Inside a table a pipe ends the cell even in a code span, and a backtick ends the span.
function inlineCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`
}

function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language.replace(/[^\w-]/g, '')}\n${text}\n${fence}`
}

/** Text without any Markdown or HTML effect, on one line. */
export function escapeMarkdown(text: string): string {
  return (
    escapeHtml(oneLine(text))
      .replace(/[\\`*_{}[\]#|~]/g, '\\$&')
      .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
      // A zero-width space keeps GitHub from notifying a person or linking an address or issue.
      .replace(/@(?=\w)/g, '@\u200b')
      .replace(/:\/\//g, ':\u200b//')
      .replace(/www\./g, 'www\u200b.')
  )
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function oneLine(text: string): string {
  // Control characters and direction overrides can hide what stands there.
  return text.replace(/[\r\n]+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
