import { PatternReader } from './pattern-reader.ts'
import { dotSyntax, escapedSyntax, literalSyntax, readSet } from './python-characters.ts'
import { FLAG_LETTERS, NO_FLAGS, type PythonFlags, readFlags } from './python-flags.ts'
import { PatternError, type Place, type Repeat, type Syntax, widthOf } from './syntax.ts'

const DEEPEST = 100

interface State {
  readonly reader: PatternReader
  /** Of each group whether it is closed, from group 1. */
  readonly closed: boolean[]
  readonly names: Map<string, number>
}

/**
 * Reads a pattern as `re.compile` of CPython 3.11 does (`re/_parser.py`).
 * @throws PatternError where it would be an error there, or where it has what is not translated
 */
export function parsePython(pattern: string): {
  readonly syntax: Syntax
  readonly names: ReadonlyMap<string, number>
} {
  const state: State = { reader: new PatternReader(pattern), closed: [], names: new Map() }
  const syntax = choice(state, leadingFlags(state.reader), 0)
  if (state.reader.next !== undefined) throw new PatternError('a parenthesis is closed that was not opened')
  return { syntax, names: state.names }
}

/** Flags of the whole pattern stand before everything but comments and what these flags allow to skip. */
function leadingFlags(reader: PatternReader): PythonFlags {
  let flags = NO_FLAGS
  for (;;) {
    const start = reader.position
    const token = reader.take()
    if (token !== undefined && flags.verbose && skipped(reader, token)) continue
    const letter = token === '(' && reader.match('?') ? reader.take() : undefined
    if (letter === '#') {
      reader.backTo(start)
      reader.take()
      reader.take()
      comment(reader)
      continue
    }
    if (letter !== undefined && (FLAG_LETTERS.includes(letter) || letter === '-')) {
      const found = readFlags(reader, letter, flags)
      if (found.whole) {
        flags = found.flags
        continue
      }
    }
    reader.backTo(start)
    return flags
  }
}

function choice(state: State, flags: PythonFlags, depth: number): Syntax {
  if (depth > DEEPEST) throw new PatternError('it is nested too deeply')
  const items = [sequence(state, flags, depth)]
  while (state.reader.match('|')) items.push(sequence(state, flags, depth))
  return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'choice', items }
}

function sequence(state: State, flags: PythonFlags, depth: number): Syntax {
  const { reader } = state
  const items: Syntax[] = []
  while (reader.next !== undefined && reader.next !== '|' && reader.next !== ')') {
    const token = reader.need()
    if (flags.verbose && skipped(reader, token)) continue
    const bounds = quantifier(reader, token)
    if (bounds !== undefined) items.push(repeat(reader, items.pop(), bounds))
    else {
      const item = atom(state, token, flags, depth)
      if (item !== undefined) items.push(item)
    }
  }
  return { kind: 'sequence', items }
}

/** White space and comments of a verbose pattern. */
function skipped(reader: PatternReader, token: string): boolean {
  if (/^[ \t\n\r\v\f]$/.test(token)) return true
  if (token !== '#') return false
  for (let next = reader.take(); next !== undefined && next !== '\n'; ) next = reader.take()
  return true
}

function comment(reader: PatternReader): void {
  while (reader.need() !== ')');
}

function quantifier(reader: PatternReader, token: string): Pick<Repeat, 'min' | 'max'> | undefined {
  if (token === '?') return { min: 0, max: 1 }
  if (token === '*') return { min: 0, max: Number.POSITIVE_INFINITY }
  if (token === '+') return { min: 1, max: Number.POSITIVE_INFINITY }
  if (token !== '{' || reader.next === '}') return undefined
  const start = reader.position
  const digits = () => reader.takeWhile(Number.POSITIVE_INFINITY, /^[0-9]$/)
  const low = digits()
  const high = reader.match(',') ? digits() : low
  if (!reader.match('}')) {
    // Not a count: the brace is a character.
    reader.backTo(start)
    return undefined
  }
  const min = low === '' ? 0 : Number(low)
  const max = high === '' ? Number.POSITIVE_INFINITY : Number(high)
  if (max < min) throw new PatternError('a count has a minimum beyond its maximum')
  if (min > 0xffff || (max > 0xffff && max !== Number.POSITIVE_INFINITY)) {
    throw new PatternError('a count beyond 65535 is not translated')
  }
  return { min, max }
}

function repeat(
  reader: PatternReader,
  item: Syntax | undefined,
  bounds: Pick<Repeat, 'min' | 'max'>,
): Repeat {
  if (item === undefined || item.kind === 'place') throw new PatternError('there is nothing to repeat')
  if (item.kind === 'repeat') throw new PatternError('a repetition is repeated')
  const mode = reader.match('?') ? 'lazy' : reader.match('+') ? 'possessive' : 'greedy'
  return { kind: 'repeat', item, ...bounds, mode }
}

/** @returns undefined for a comment */
function atom(state: State, token: string, flags: PythonFlags, depth: number): Syntax | undefined {
  switch (token) {
    case '.':
      return dotSyntax(flags)
    case '^':
      return place(flags.multiline ? 'line-start' : 'start')
    case '$':
      return place(flags.multiline ? 'line-end' : 'last-line-end')
    case '[':
      return readSet(state.reader, flags)
    case '(':
      return group(state, flags, depth)
    default:
      if (token.startsWith('\\')) return escapedAtom(state, token, flags)
      return literalSyntax(token.codePointAt(0) ?? 0, flags)
  }
}

function escapedAtom(state: State, token: string, flags: PythonFlags): Syntax {
  const { reader } = state
  switch (token) {
    case '\\A':
      return place('start')
    case '\\Z':
      return place('end')
    case '\\b':
      return place(flags.ascii ? 'ascii-boundary' : 'boundary')
    case '\\B':
      return place(flags.ascii ? 'ascii-no-boundary' : 'no-boundary')
    case '\\0':
      return literalSyntax(Number.parseInt(`0${reader.takeWhile(2, /^[0-7]$/)}`, 8), flags)
  }
  if (!/^\\[1-9]$/.test(token)) return escapedSyntax(reader, token, flags)
  const digits = token.slice(1) + reader.takeWhile(1, /^[0-9]$/)
  if (/^[0-7]{2}$/.test(digits) && /^[0-7]$/.test(reader.next ?? '')) {
    const point = Number.parseInt(digits + reader.need(), 8)
    if (point > 0o377) throw new PatternError('an octal escape is beyond 0o377')
    return literalSyntax(point, flags)
  }
  return reference(state, Number(digits), flags)
}

function reference({ closed }: State, number: number | undefined, flags: PythonFlags): Syntax {
  const known = number === undefined ? undefined : closed[number - 1]
  if (number === undefined || known === undefined)
    throw new PatternError('it refers to a group that is not there')
  if (!known) throw new PatternError('it refers to a group that is still open')
  if (flags.ignoreCase) throw new PatternError('a reference to a group that ignores case is not translated')
  return { kind: 'back', number }
}

function group(state: State, flags: PythonFlags, depth: number): Syntax | undefined {
  const { reader } = state
  if (!reader.match('?')) return capture(state, flags, depth, undefined)
  const sign = reader.need()
  switch (sign) {
    case '#':
      comment(reader)
      return undefined
    case ':':
      return inner(state, flags, depth)
    case '>':
      return { kind: 'atomic', item: inner(state, flags, depth) }
    case '=':
    case '!':
      return { kind: 'look', behind: false, negated: sign === '!', item: inner(state, flags, depth) }
    case '<':
      return lookBehind(state, flags, depth)
    case 'P':
      return named(state, flags, depth)
    case '(':
      throw new PatternError('choices by whether a group matched are not translated')
  }
  if (!FLAG_LETTERS.includes(sign) && sign !== '-') throw new PatternError(`(?${sign} is not known`)
  const found = readFlags(reader, sign, flags)
  if (found.whole) throw new PatternError('flags of the whole pattern do not stand at its start')
  if (found.flags.ascii !== flags.ascii) {
    // CPython looks for the first character of a match with the flags of the whole pattern: re.search(r'(?a:\W)', 'é').
    throw new PatternError('the flags a and u of a group are not translated')
  }
  return inner(state, found.flags, depth)
}

function inner(state: State, flags: PythonFlags, depth: number): Syntax {
  const syntax = choice(state, flags, depth + 1)
  if (!state.reader.match(')')) throw new PatternError('a parenthesis is not closed')
  return syntax
}

function capture(state: State, flags: PythonFlags, depth: number, name: string | undefined): Syntax {
  const number = state.closed.push(false)
  if (name !== undefined) state.names.set(name, number)
  const item = inner(state, flags, depth)
  state.closed[number - 1] = true
  return { kind: 'group', number, item }
}

function lookBehind(state: State, flags: PythonFlags, depth: number): Syntax {
  const sign = state.reader.need()
  if (sign !== '=' && sign !== '!') throw new PatternError(`(?<${sign} is not known`)
  const item = inner(state, flags, depth)
  const { min, max } = widthOf(item)
  if (min !== max) throw new PatternError('what is looked for behind must have a fixed width')
  return { kind: 'look', behind: true, negated: sign === '!', item }
}

function named(state: State, flags: PythonFlags, depth: number): Syntax {
  const { reader } = state
  const refers = reader.match('=')
  if (!refers && !reader.match('<')) throw new PatternError('(?P is followed by neither < nor =')
  const name = reader.until(refers ? ')' : '>')
  // Python takes any identifier of Unicode 14; those beyond XID as JavaScript knows it do not exist.
  if (!/^[\p{XIDS}_]\p{XIDC}*$/u.test(name)) throw new PatternError('a group has a bad name')
  if (refers) return reference(state, state.names.get(name), flags)
  if (state.names.has(name)) throw new PatternError(`the group name ${name} is used twice`)
  return capture(state, flags, depth, name)
}

function place(at: Place): Syntax {
  return { kind: 'place', place: at }
}
