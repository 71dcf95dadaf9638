import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate, hashFiles, holds, text } from './expressions.ts'
import { child, items } from './node.ts'
import { parseWorkflow } from './parser.ts'

describe('texts with expressions', () => {
  const script = async (yaml: string) => {
    const parsed = await parseWorkflow('w.yml', `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${yaml}`)
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
    const steps = child(child(child(parsed.value.root, 'jobs'), 'a'), 'steps')
    return text(child(items(steps)[0], 'run'), { contexts: { github: { sha: 'abc', actor: "o'neil" } } })
  }

  it('keeps quotes and braces, and takes the indentation of the file out of a block', async () => {
    const block = `      - run: |\n          a 'b' 'c' \${{ github.sha }} {x} '{{'\n            deeper\n`
    expect(await script(block)).toBe("a 'b' 'c' abc {x} '{{'\n  deeper\n")
  })

  it('folds a folded block', async () => {
    expect(await script(`      - run: >-\n          one\n          \${{ github.sha }}\n`)).toBe('one abc')
  })

  it("turns every '' of a quoted text into a quote", async () => {
    const line = `      - run: \${{ format('it''s ''{0}''', github.actor) }}\n`
    expect(await script(line)).toBe("it's 'o'neil'")
    expect(await script(`      - run: "x \${{ 'it''s ''two'' }} ok' }}"\n`)).toBe("x it's 'two' }} ok")
  })
})

describe('evaluate', () => {
  const contexts = { matrix: null, needs: { a: { outputs: { list: '[1,2]' } } } }

  it('gives plain data', () => {
    expect(evaluate('fromJSON(needs.a.outputs.list)', { contexts })).toEqual([1, 2])
    expect(evaluate('toJSON(matrix)', { contexts })).toBe('null')
    expect(evaluate('matrix.x.y', { contexts })).toBeNull()
  })

  it.each([
    ["''", false],
    ["'false'", true],
    ['0', false],
    ['needs', true],
    ['null', false],
    ['success()', false],
    ['failure() && !cancelled()', true],
  ])('%s holds: %s', (condition, expected) => {
    const status = { success: false, failure: true, cancelled: false }
    expect(holds(condition, { contexts, status })).toBe(expected)
  })
})

describe('hashFiles', () => {
  it('is the sha256 of the sha256 of each file in the order of their paths, and empty for none', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'lockstep-hash-'))
    try {
      mkdirSync(path.join(folder, 'sub'))
      writeFileSync(path.join(folder, 'b.lock'), 'B')
      writeFileSync(path.join(folder, 'sub', 'a.lock'), 'A')
      writeFileSync(path.join(folder, 'other.txt'), 'O')
      const sha = (content: string | Buffer) => createHash('sha256').update(content).digest()
      const expected = sha(Buffer.concat([sha('B'), sha('A')])).toString('hex')
      expect(hashFiles(folder, ['**/*.lock'])).toBe(expected)
      expect(hashFiles(folder, ['**/*.lock', '!sub/**'])).toBe(sha(sha('B')).toString('hex'))
      expect(hashFiles(folder, ['*.none'])).toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
