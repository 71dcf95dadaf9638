import { UserError } from './errors.ts'

/**
 * A list input. With a newline: one item a line, commas literal. Else split at commas as in CSV (double quotes
 * protect a comma), but not inside `{}`. Empty items are dropped. @throws UserError for an open quote or brace.
 */
export function parseList(text: string): string[] {
  const items = text.includes('\n') ? text.split('\n') : splitAtCommas(text)
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

function splitAtCommas(text: string): string[] {
  const items: string[] = []
  let current = ''
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? ''
    if (character === '"') {
      if (quoted && text[index + 1] === '"') {
        current += '"'
        index += 1
      } else quoted = !quoted
      continue
    }
    if (!quoted && character === '{') depth += 1
    if (!quoted && character === '}') depth -= 1
    if (!quoted && depth === 0 && character === ',') {
      items.push(current)
      current = ''
    } else current += character
  }
  if (quoted || depth !== 0) {
    throw new UserError(`the list "${text}" has an open ${quoted ? 'quote' : 'brace'}`, {
      fix: 'Close it, or write one item per line.',
    })
  }
  return [...items, current]
}

const TRUE = ['true', 'True', 'TRUE']
const FALSE = ['false', 'False', 'FALSE']

/** A boolean in the spellings of YAML 1.2 and nothing else. @throws UserError */
export function parseBoolean(text: string): boolean {
  if (TRUE.includes(text)) return true
  if (FALSE.includes(text)) return false
  throw new UserError(`"${text}" is not a boolean`, { fix: 'Write true or false.' })
}

/** Whether an input holds a document itself: a newline anywhere, or a first character `{` or `[`. Else it is a path. */
export function isInline(text: string): boolean {
  return text.includes('\n') || /^\s*[{[]/.test(text)
}
