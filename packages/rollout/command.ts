import { UserError } from '#core'

/** A program and its arguments, with placeholders still in them. */
export type CommandTemplate = readonly string[]

const OPERATORS = new Set(['|', '||', '&', '&&', ';', '>', '>>', '<', '2>', '2>&1'])

/**
 * Splits a command line at white space; quotes hold words together, a backslash takes the next character as it is.
 * There is no shell: variables, globs and operators have no meaning, and an operator is refused.
 * @throws UserError
 */
export function splitCommand(text: string): string[] {
  const words: string[] = []
  for (const match of text.trim().matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+|["'\\]/gs)) {
    const word = match[0]
    if (/^["'\\]$/.test(word))
      throw new UserError('a quote is not closed', { fix: 'Close it, or write a list.' })
    if (OPERATORS.has(word)) {
      throw new UserError(`"${word}" is for a shell, and the command runs without one`, {
        fix: 'Put it into a script and name that, or quote it if it is an argument.',
      })
    }
    words.push(unquote(word))
  }
  if (words.length === 0) throw new UserError('the command is empty')
  return words
}

function unquote(word: string): string {
  return word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/gs, (_, double, single, escaped) => {
    if (double !== undefined) return String(double).replace(/\\(["\\])/g, '$1')
    return String(single ?? escaped)
  })
}

/** Whether a placeholder such as `{port}` stands in a command. */
export function takes(command: CommandTemplate, placeholder: 'model' | 'port'): boolean {
  return command.some((word) => word.includes(`{${placeholder}}`))
}

/** Puts the model's path and the port in. A value is never split or read as a placeholder again. */
export function fillCommand(command: CommandTemplate, values: { model: string; port: number }): string[] {
  return command.map((word) =>
    word.replace(/\{(model|port)\}/g, (_, name) => (name === 'model' ? values.model : String(values.port))),
  )
}
