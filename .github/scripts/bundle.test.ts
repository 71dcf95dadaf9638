import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { differences } from './bundle.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'))
  for (const side of ['old', 'new']) {
    mkdirSync(join(root, side, 'bundle'), { recursive: true })
    writeFileSync(join(root, side, 'bundle/index.js'), 'same')
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const compare = (): string[] => differences(join(root, 'old'), join(root, 'new'))

describe('a rebuilt bundle', () => {
  it('is equal, or each file that is not is named', () => {
    expect(compare()).toEqual([])
    writeFileSync(join(root, 'new/bundle/index.js'), 'samE')
    writeFileSync(join(root, 'new/train.js'), '')
    writeFileSync(join(root, 'old/bundle/17.index.js'), '')
    expect(compare()).toEqual([
      'dist/bundle/17.index.js is built no more',
      'dist/bundle/index.js is out of date; run npm run build and commit it',
      'dist/train.js is out of date; run npm run build and commit it',
    ])
  })
})
