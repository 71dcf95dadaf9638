/** What a text that should be one JSON object holds. Offsets are UTF-16 code units, from 0. */
export interface ScannedObject {
  /** Where the value of each key begins; of a repeated key the first, as the engine reads it. */
  readonly values: ReadonlyMap<string, number>
  readonly fault?: { readonly at: number; readonly reason: string }
}

/** As deep as the engine's own parser is trusted to go. */
const MAX_DEPTH = 1000
const LITERAL = /(?:true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
/** Control characters stand in a string only escaped. One class at a time: alternatives exhaust the stack. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is excluded
const PLAIN = /[^"\\\x00-\x1f]*/y
const ESCAPED = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * Scans a text as one JSON object, in the words of RFC 8259 and with what the engine takes beyond it: NaN,
 * Infinity and a comma before a closing bracket. It tells where values stand, and where and why a text is none.
 */
export function scanObject(text: string): ScannedObject {
  const scanner = new Scanner(text)
  try {
    scanner.document()
    return { values: scanner.values }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { values: scanner.values, fault: { at: error.at, reason: error.message } }
  }
}

class Fault extends Error {
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

class Scanner {
  readonly values = new Map<string, number>()
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): void {
    this.#skipSpace()
    if (this.#text[this.#at] !== '{') {
      this.#value(0)
      throw new Fault(0, 'it is no object')
    }
    this.#object(0)
    this.#skipSpace()
    if (this.#at < this.#text.length) throw new Fault(this.#at, 'more text follows the object')
  }

  #value(depth: number): void {
    if (depth > MAX_DEPTH) throw new Fault(this.#at, `it is nested more than ${MAX_DEPTH} levels deep`)
    const first = this.#text[this.#at]
    if (first === '{') this.#object(depth)
    else if (first === '[') this.#array(depth)
    else if (first === '"') this.#string()
    else this.#literal()
  }

  #object(depth: number): void {
    this.#at += 1
    this.#members('}', () => {
      if (this.#text[this.#at] !== '"') this.#fail('a key in double quotes')
      const start = this.#at
      this.#string()
      const key = this.#text.slice(start, this.#at)
      this.#expect(':')
      this.#skipSpace()
      if (depth === 0) this.#note(key)
      this.#value(depth + 1)
    })
  }

  #array(depth: number): void {
    this.#at += 1
    this.#members(']', () => this.#value(depth + 1))
  }

  #members(close: '}' | ']', member: () => void): void {
    for (;;) {
      this.#skipSpace()
      if (this.#text[this.#at] === close) break
      member()
      this.#skipSpace()
      if (this.#text[this.#at] === close) break
      if (this.#text[this.#at] !== ',') this.#fail(`"," or "${close}"`)
      this.#at += 1
    }
    this.#at += 1
  }

  #note(key: string): void {
    const name: unknown = JSON.parse(key)
    if (typeof name === 'string' && !this.values.has(name)) this.values.set(name, this.#at)
  }

  #string(): void {
    const start = this.#at
    this.#at += 1
    for (;;) {
      this.#skip(PLAIN)
      if (this.#text[this.#at] === '"') break
      if (!this.#skip(ESCAPED))
        throw new Fault(start, 'a string is not closed, or holds what must be escaped')
    }
    this.#at += 1
  }

  #literal(): void {
    if (!this.#skip(LITERAL)) this.#fail('a value')
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    this.#at += found?.[0].length ?? 0
    return found !== null
  }

  #expect(character: string): void {
    this.#skipSpace()
    if (this.#text[this.#at] !== character) this.#fail(`"${character}"`)
    this.#at += 1
  }

  #skipSpace(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? '-')) this.#at += 1
  }

  #fail(expected: string): never {
    const isCut = this.#at >= this.#text.length
    throw new Fault(
      this.#at,
      isCut ? `it ends where ${expected} should follow` : `${expected} should stand here`,
    )
  }
}
