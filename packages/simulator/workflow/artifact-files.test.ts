import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { selectFiles } from './artifact-files.ts'

describe('files of an artifact', () => {
  let workspace = ''
  beforeAll(() => {
    workspace = mkdtempSync(path.join(os.tmpdir(), 'artifact-files-'))
    mkdirSync(path.join(workspace, 'out/deep'), { recursive: true })
    writeFileSync(path.join(workspace, 'out/deep/one.txt'), '1')
  })
  afterAll(() => rmSync(workspace, { recursive: true }))

  // As `findFilesToUpload` of actions/upload-artifact decides.
  it.each([
    ['out', 'deep/one.txt'],
    ['out/deep/one.txt', 'one.txt'],
    ['out/**/*.txt', 'deep/one.txt'],
    ['out\nout/deep', 'deep/one.txt'],
  ])('that are named by %j are stored as %s', (patterns, name) => {
    const { root, files } = selectFiles(workspace, patterns, false)
    expect(files.map((file) => path.relative(root, file))).toEqual([name])
  })
})
