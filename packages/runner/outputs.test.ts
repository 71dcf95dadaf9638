import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendSummary } from './outputs.ts'

const LIMIT = 1024 * 1024
let root = ''
let file = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'summary-'))
  file = join(root, 'summary')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the summary', () => {
  it('is appended to, and made where it is missing', async () => {
    expect(await appendSummary('one\n', file)).toBe(true)
    expect(await appendSummary('two\n', file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n')
    expect(await appendSummary('x', undefined)).toBe(false)
    expect(await appendSummary('x', '')).toBe(false)
  })

  it.each(['x', 'é', '€', '😀'])('is cut below 1 MiB, never inside a limit (%s)', async (character) => {
    await appendSummary('before\n', file)
    await appendSummary(character.repeat(LIMIT), file)
    expect(statSync(file).size).toBeLessThanOrEqual(LIMIT)
    expect(statSync(file).size).toBeGreaterThan(LIMIT - 20)
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith(`before\n${character}`)).toBe(true)
    expect(text.endsWith('The summary was cut at 1 MiB; the report holds all of it.\n')).toBe(true)
  })

  it('stays as it is where there is no room even for the note', async () => {
    writeFileSync(file, 'y'.repeat(LIMIT - 10))
    expect(await appendSummary('more than ten bytes', file)).toBe(false)
    expect(statSync(file).size).toBe(LIMIT - 10)
    expect(await appendSummary('fits', file)).toBe(true)
  })
})
