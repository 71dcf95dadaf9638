import { z } from 'zod'

/** The engine cannot be asked about other text: it would cut it at the NUL, or replace half a character. */
export const anyText = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'holds a NUL character or broken Unicode')
export const text = anyText.min(1, 'must not be empty')

/** By column. zod leaves a key out that it cannot store, and a rule must never be left out unsaid. */
export function byColumn<S extends z.ZodType>(item: S) {
  return z.preprocess(
    (given, context) => {
      if (given instanceof Object && Object.hasOwn(given, '__proto__')) {
        context.addIssue({
          code: 'custom',
          message: 'a column of this name cannot have rules',
          path: ['__proto__'],
        })
      }
      return given
    },
    z.record(text, item),
  )
}
