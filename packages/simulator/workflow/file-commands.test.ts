import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileCommands, parsePairs } from './file-commands.ts'

describe('parsePairs', () => {
  it('reads lines, blocks and values that hold = or <<', () => {
    const { values, problem } = parsePairs('a=1\nb<<END\nx\n\ny=2\nEND\r\nc=p<<q\nd==\n')
    expect(problem).toBeUndefined()
    expect(values).toEqual({ a: '1', b: 'x\n\ny=2', c: 'p<<q', d: '=' })
  })

  it.each([
    ['no separator', "Invalid format 'no separator'"],
    ['=x', 'Name must not be empty'],
    ['a<<', 'delimiter must not be empty'],
    ['a<<END\nx', "Matching delimiter not found 'END'"],
  ])('refuses %j as the runner does', (content, message) => {
    expect(parsePairs(content).problem).toContain(message)
  })
})

describe('createFileCommands', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lockstep-files-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('drops a summary above 1 MiB with a complaint and keeps one of just that size', () => {
    const files = createFileCommands(folder, '1')
    const summary = files.environment.GITHUB_STEP_SUMMARY ?? ''
    appendFileSync(summary, 'x'.repeat(1024 * 1024))
    expect(files.collect()).toMatchObject({ complaints: [], summary: 'x'.repeat(1024 * 1024) })
    appendFileSync(summary, 'x')
    const over = files.collect()
    expect(over.summary).toBe('')
    expect(over.complaints[0]).toContain('got 1025k')
  })

  it('does not take NODE_OPTIONS from a step', () => {
    const files = createFileCommands(folder, '1')
    appendFileSync(files.environment.GITHUB_ENV ?? '', 'NODE_OPTIONS=--inspect\nA=1\n')
    const { env, problems } = files.collect()
    expect(env).toEqual({ A: '1' })
    expect(problems[0]).toContain('NODE_OPTIONS')
  })
})
