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
      return `<details><summary>${defused(item.summary)}</summary>\n\n${item.blocks.map(block).join('\n\n')}\n\n</details>`
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
  // Four leading spaces would make a code block.
  return spansOf(text).map(span).join('').trim()
}

function span(part: Span): string {
  if (typeof part === 'string') return escapeMarkdown(part)
  if ('code' in part) return inlineCode(part.code)
  if ('strong' in part) return `**${escapeMarkdown(part.strong)}**`
  return /^(https?:\/\/|\.?\.?\/|#)/.test(part.to)
    ? `[${escapeMarkdown(part.link)}](${escapeAddress(part.to)})`
    : escapeMarkdown(part.link)
}

// Inside a table a pipe ends the cell even in a code span, and a backtick ends the span.
function inlineCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`
}

function fenced(text: string, language: string): string {
  const shown = visible(text)
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language.replace(/[^\w-]/g, '')}\n${shown}\n${fence}`
}

/** Percent-encodes what could end the address or start markup: more than `encodeURI`, which keeps parentheses. */
function escapeAddress(address: string): string {
  return address
    .toWellFormed()
    .replace(/[^\w\-.~:/?#@!$&*+,;=%]/gu, (character) =>
      Buffer.from(character).toString('hex').replace(/../g, '%$&'),
    )
}

/** Text without any Markdown or HTML effect, on one line. */
export function escapeMarkdown(text: string): string {
  return (
    defused(text)
      .replace(/[\\`*_{}[\]|~]/g, '\\$&')
      // What makes a heading, a list, a rule or an underline at the start of a line.
      .replace(/^(\s*)(?=(?:[-+]|-+|=+|#{1,6})(?:\s|$))/, '$1\\')
      .replace(/^(\s*\d+)(?=[.)](?:\s|$))/, '$1\\')
      // GitHub typesets what stands between dollars.
      .replace(/\$/g, '&#36;')
  )
}

/**
 * Text without HTML, on one line. GitHub links and notifies after the Markdown is rendered, from the text alone:
 * only a zero-width space keeps it from taking a mention, an issue or an address for one.
 */
function defused(text: string): string {
  return visible(text.replace(/[\r\n\t\u2028\u2029]+/g, ' '))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@(?=[A-Za-z0-9])/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b')
    .replace(/\b(GH)-(?=\d)/gi, '$1-\u200b')
    .replace(/:(?=\/\/)/g, ':\u200b')
    .replace(/\b(www)\./gi, '$1\u200b.')
}

/** Control characters and direction overrides, which can hide what stands there, made visible. */
function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
