import { PatternError } from './syntax.ts'

/** Reads a pattern as CPython's tokenizer does: by code points, and a backslash with what follows it as one. */
export class PatternReader {
  readonly #characters: readonly string[]
  #at = 0

  constructor(pattern: string) {
    this.#characters = [...pattern]
  }

  /** The token that comes, undefined at the end. */
  get next(): string | undefined {
    const character = this.#characters[this.#at]
    if (character !== '\\') return character
    const escaped = this.#characters[this.#at + 1]
    if (escaped === undefined) throw new PatternError('it ends with a backslash')
    return character + escaped
  }

  get position(): number {
    return this.#at
  }

  backTo(position: number): void {
    this.#at = position
  }

  take(): string | undefined {
    const token = this.next
    if (token !== undefined) this.#at += token.startsWith('\\') ? 2 : 1
    return token
  }

  /** Takes a token that must be there. */
  need(): string {
    const token = this.take()
    if (token === undefined) throw new PatternError('it ends too early')
    return token
  }

  /** Takes the token if it is the one. */
  match(token: string): boolean {
    if (this.next !== token) return false
    this.take()
    return true
  }

  takeWhile(limit: number, allowed: RegExp): string {
    let taken = ''
    while (taken.length < limit && this.next !== undefined && allowed.test(this.next)) taken += this.take()
    return taken
  }

  /** Takes up to a token and that token itself; what stands before must not be empty. */
  until(end: string): string {
    let taken = ''
    for (;;) {
      const token = this.need()
      if (token !== end) taken += token
      else if (taken === '') throw new PatternError('a name is missing')
      else return taken
    }
  }
}
