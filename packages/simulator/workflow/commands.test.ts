import { describe, expect, it } from 'vitest'
import { createInterpreter, parseCommand } from './commands.ts'

const follow = (...lines: string[]) => {
  const masks: string[] = []
  const interpreter = createInterpreter((value) => masks.push(value))
  const shown = lines.map((line) => interpreter.line(line))
  return { masks, shown, ...interpreter }
}

describe('parseCommand', () => {
  it('unescapes message and properties', () => {
    expect(parseCommand('::error file=a%3Ab%2Cc.txt,line=7::50%25%0Aof it')).toEqual({
      name: 'error',
      properties: { file: 'a:b,c.txt', line: '7' },
      message: '50%\nof it',
    })
  })

  it('keeps a colon in a property and :: in the message', () => {
    const found = parseCommand('::notice title=a: b::x::y')
    expect(found).toMatchObject({ properties: { title: 'a: b' }, message: 'x::y' })
  })

  it('finds the older form anywhere in a line, the newer only at its start', () => {
    expect(parseCommand('12:00 ##[warning]old')).toMatchObject({ name: 'warning', message: 'old' })
    expect(parseCommand('see ::error::x')).toBeUndefined()
    expect(parseCommand('  ::error::x')).toMatchObject({ name: 'error' })
  })
})

describe('createInterpreter', () => {
  it('keeps ten annotations of each kind, cut at 4096 characters', () => {
    const errors = Array.from({ length: 12 }, (_, index) => `::error::${index}`)
    const { annotations } = follow(
      ...errors,
      `::warning file=a.csv,line=3,col=2,endColumn=4::${'w'.repeat(5000)}`,
    )
    expect(annotations.filter((item) => item.level === 'error').map((item) => item.message)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index)),
    )
    expect(annotations[10]).toMatchObject({ file: 'a.csv', line: 3, column: 2, endColumn: 4 })
    expect(annotations[10]?.message).toHaveLength(4096)
  })

  it('prints what stands between stop-commands and its token', () => {
    const { annotations, shown } = follow(
      '::stop-commands::t0ken',
      '::error::no',
      '::t0ken::',
      '::error::yes',
    )
    expect(annotations.map((item) => item.message)).toEqual(['yes'])
    expect(shown[1]).toBe('::error::no')
  })

  it('hides add-mask lines and collects the values', () => {
    const { masks, shown } = follow('::add-mask::s3cret')
    expect({ masks, shown }).toEqual({ masks: ['s3cret'], shown: [undefined] })
  })

  it.each([
    ['set-output', '$GITHUB_OUTPUT'],
    ['save-state', '$GITHUB_STATE'],
    ['set-env', '$GITHUB_ENV'],
    ['add-path', '$GITHUB_PATH'],
  ])('refuses %s by name', (name, file) => {
    const { refused } = follow(`::${name} name=x::y`)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toContain(`'${name}'`)
    expect(refused[0]).toContain(file)
  })
})
