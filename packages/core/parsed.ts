import { z } from 'zod'
import { UserError } from './errors.ts'

/**
 * A text in a foreign document or input that a parser reads; the parser's UserError becomes the schema's message.
 * @param expected what is said of a value that is no text
 */
export function parsedBy<T>(parse: (text: string) => T, expected?: string): z.ZodType<T, string> {
  return z.string(expected).transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })
}
