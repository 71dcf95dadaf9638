import { describe, expect, it } from 'vitest'
import { fillCommand, splitCommand, takes } from './command.ts'

describe('splitCommand', () => {
  it.each([
    ['python serve.py --port {port}', ['python', 'serve.py', '--port', '{port}']],
    ['  a   b\n c ', ['a', 'b', 'c']],
    [
      `run 'two words' "three \\"quoted\\" words" four\\ five`,
      ['run', 'two words', 'three "quoted" words', 'four five'],
    ],
    [`--name='x y'z ""`, ['--name=x yz', '']],
    ['echo $HOME *.txt `id` a&b', ['echo', '$HOME', '*.txt', '`id`', 'a&b']],
  ])('%s', (text, words) => {
    expect(splitCommand(text)).toEqual(words)
  })

  it.each([
    ['a | b', '"|" is for a shell'],
    ['a && b', '"&&" is for a shell'],
    ['a > log', '">" is for a shell'],
    [`a 'b`, 'a quote is not closed'],
    ['a "b', 'a quote is not closed'],
    [' ', 'the command is empty'],
  ])('refuses %s', (text, message) => {
    expect(() => splitCommand(text)).toThrow(message)
  })
})

it('puts model and port in without reading them again', () => {
  const command = ['serve', '{model}', '--at={port}', '{other}']
  expect(fillCommand(command, { model: '/tmp/a {port} $(id)', port: 80 })).toEqual([
    'serve',
    '/tmp/a {port} $(id)',
    '--at=80',
    '{other}',
  ])
  expect([takes(command, 'model'), takes(['serve'], 'port')]).toEqual([true, false])
})
