/** `_timelex` of python-dateutil 2.9: words, numbers and single signs of a text of ASCII. */

type State = 'word' | 'number' | 'dotted word' | 'dotted number'

const isWord = (character: string) => /[A-Za-z]/.test(character)
const isNumber = (character: string) => /[0-9]/.test(character)

/** White space of Python within ASCII. */
function isSpace(character: string): boolean {
  const code = character.charCodeAt(0)
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f)
}

export function tokensOf(text: string): string[] {
  const characters = [...text.replaceAll('\0', '')]
  const tokens: string[] = []
  let at = 0
  while (at < characters.length) {
    const first = characters[at] ?? ''
    at += 1
    let state: State | undefined = isWord(first) ? 'word' : isNumber(first) ? 'number' : undefined
    if (state === undefined) {
      tokens.push(isSpace(first) ? ' ' : first)
      continue
    }
    let token = first
    let letters = false
    for (; at < characters.length; at += 1) {
      const character = characters[at] ?? ''
      letters ||= state === 'word' || state === 'dotted word'
      const next: State | undefined = following(state, character, token)
      if (next === undefined) break
      token += character
      state = next
    }
    tokens.push(...finished(token, state, letters))
  }
  return tokens
}

/** The state after a character that belongs to the token, undefined for one that does not. */
function following(state: State, character: string, token: string): State | undefined {
  const dotEnds = token.endsWith('.')
  switch (state) {
    case 'word':
      if (isWord(character)) return 'word'
      return character === '.' ? 'dotted word' : undefined
    case 'number':
      if (isNumber(character)) return 'number'
      return character === '.' || (character === ',' && token.length >= 2) ? 'dotted number' : undefined
    case 'dotted word':
      if (character === '.' || isWord(character)) return 'dotted word'
      return isNumber(character) && dotEnds ? 'dotted number' : undefined
    case 'dotted number':
      if (character === '.' || isNumber(character)) return 'dotted number'
      return isWord(character) && dotEnds ? 'dotted word' : undefined
  }
}

/** A token with points is taken apart unless it is a decimal number. */
function finished(token: string, state: State, letters: boolean): string[] {
  const points = token.split('.').length - 1
  let [first = '', ...more]: (string | undefined)[] = [token]
  if (
    (state === 'dotted word' || state === 'dotted number') &&
    (letters || points > 1 || /[.,]$/.test(token))
  ) {
    ;[first = '', ...more] = token.split(/([.,])/)
  }
  if (state === 'dotted number' && !first.includes('.')) first = first.replaceAll(',', '.')
  return [first, ...more.filter((part) => part !== undefined && part !== '')].map((part) => part ?? '')
}
