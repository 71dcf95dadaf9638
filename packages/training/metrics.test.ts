import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core'
import { gatherMetrics, measuresOf } from './metrics.ts'
import type { WrittenFile } from './written-files.ts'

function newRun(
  output: string,
  files: Readonly<Record<string, string>>,
): { folder: string; files: WrittenFile[] } {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-metrics-'))
  writeFileSync(join(folder, 'output.log'), output)
  const written = Object.entries(files).map(([name, text]): WrittenFile => {
    const path = join(folder, `their-${name}`)
    writeFileSync(path, text)
    return { role: 'metrics', name, path, state: 'written', kind: 'file', sha256: '', bytes: text.length }
  })
  return { folder, files: written }
}

describe('gatherMetrics', () => {
  it('puts files before the output, and all into one file', async () => {
    const run = newRun('auc=0.5 loss=nan\nauc=0.6 seconds=3\n', {
      'm.json': '{"auc": 0.7, "top": {"k": -Infinity, "n": null}}',
    })
    const { metrics, file, problems } = await gatherMetrics(run.folder, run.files)
    expect(problems).toEqual([])
    expect(measuresOf(metrics)).toEqual({
      auc: 0.7,
      loss: { state: 'NaN' },
      seconds: 3,
      'top.k': { state: '-Infinity' },
      'top.n': { state: 'null' },
    })
    expect(JSON.parse(readFileSync(file?.path ?? '', 'utf8'))).toEqual({
      auc: 0.7,
      loss: 'NaN',
      seconds: 3,
      'top.k': '-Infinity',
      'top.n': null,
    })
  })

  it('has no file where there are no metrics, and names a file that is none', async () => {
    const run = newRun('nothing here\n', { 'm.json': '{"a": ' })
    const { metrics, file, problems } = await gatherMetrics(run.folder, run.files)
    expect([metrics, file]).toEqual([[], undefined])
    expect(problems).toEqual([expect.stringMatching(/^m\.json.*not JSON/)])
  })

  it('gives measures that the record can hold', async () => {
    const run = newRun('loss=1e300 tokens=12345678901234567890\n', { 'm.json': '{"\\ud800": 1}' })
    const measures = measuresOf((await gatherMetrics(run.folder, run.files)).metrics)
    expect(() => canonicalJson(measures)).not.toThrow()
    expect(measures.loss).toEqual({ state: 'integer beyond 2^53', text: '1e+300' })
    expect(measures.tokens).toEqual({ state: 'integer beyond 2^53', text: '12345678901234567000' })
  })
})
