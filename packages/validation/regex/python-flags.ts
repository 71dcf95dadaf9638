import type { PatternReader } from './pattern-reader.ts'
import { PatternError } from './syntax.ts'

/** What is in force at a place of a Python pattern. */
export interface PythonFlags {
  readonly ascii: boolean
  readonly dotAll: boolean
  readonly ignoreCase: boolean
  readonly multiline: boolean
  readonly verbose: boolean
}

export const NO_FLAGS: PythonFlags = {
  ascii: false,
  dotAll: false,
  ignoreCase: false,
  multiline: false,
  verbose: false,
}

export const FLAG_LETTERS = 'imsxauLt'

/**
 * Takes the flags of a group, whose first letter (or `-`) has been taken, with the sign that ends them.
 * @returns flags for the rest of the pattern where `)` ended them, else those of the group that begins here
 */
export function readFlags(
  reader: PatternReader,
  first: string,
  before: PythonFlags,
): { readonly flags: PythonFlags; readonly whole: boolean } {
  let letter = first
  let [on, off] = ['', '']
  while (letter !== '-' && letter !== ':' && letter !== ')') {
    on += known(letter)
    letter = reader.need()
  }
  if (letter === '-') {
    for (letter = reader.need(); letter !== ':'; letter = reader.need()) off += known(letter)
    if (off === '') throw new PatternError('flags are missing after "-"')
  }
  if (/[au]/.test(off)) throw new PatternError('the flags a and u cannot be turned off')
  if (on.includes('a') && on.includes('u')) throw new PatternError('the flags a and u exclude each other')
  if ([...on].some((flag) => off.includes(flag))) throw new PatternError('a flag is turned on and off')
  return { flags: combined(before, on, off), whole: letter === ')' }
}

function known(letter: string): string {
  if (FLAG_LETTERS.includes(letter) && letter !== 'L' && letter !== 't') return letter
  throw new PatternError(`the flag "${letter}" is not known`)
}

function combined(before: PythonFlags, on: string, off: string): PythonFlags {
  const after = (was: boolean, letter: string) => (was || on.includes(letter)) && !off.includes(letter)
  return {
    ascii: on.includes('a') || (before.ascii && !on.includes('u')),
    dotAll: after(before.dotAll, 's'),
    ignoreCase: after(before.ignoreCase, 'i'),
    multiline: after(before.multiline, 'm'),
    verbose: after(before.verbose, 'x'),
  }
}
