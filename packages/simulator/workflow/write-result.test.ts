import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderTree } from '#simulator'
import { runHere } from '../../../test/fixtures/simulator/run-here.ts'

describe('what is written', () => {
  it('holds tree, summaries, annotations, logs and the result', async () => {
    const workflow = `
name: Pipeline
run-name: Pipeline for \${{ github.ref_name }}
on: push
jobs:
  gate:
    runs-on: x
    steps:
      - name: judge
        run: |
          echo "verdict=fail" >> "$GITHUB_OUTPUT"
          echo "reason=accuracy 0.7 is below 0.8" >> "$GITHUB_OUTPUT"
          echo "## Gate" >> "$GITHUB_STEP_SUMMARY"
          echo "::error file=metrics.json,line=4,title=accuracy::too low"
          exit 1`
    using ran = await runHere({ 'workflow.yml': workflow })
    const read = (name: string) => readFileSync(path.join(ran.place.output, name), 'utf8')
    expect(read('tree.txt')).toBe(renderTree(ran.result))
    expect(read('tree.txt')).toMatch(
      /^✗ Pipeline for main \(push, run 1\) .*\n└─ ✗ gate .*\n {3}└─ ✗ judge [\d.]+ m?s {2}fail: accuracy 0\.7 is below 0\.8\n/,
    )
    expect(read('summaries/gate.md')).toBe('## Gate\n')
    expect(read('annotations.txt').split('\n')[0]).toBe(
      'metrics.json:4: error: accuracy: too low [gate / judge]',
    )
    expect(JSON.parse(read('annotations.json'))[0]).toMatchObject({
      job: 'gate',
      file: 'metrics.json',
      line: 4,
    })
    expect(JSON.parse(read('result.json'))).toEqual(JSON.parse(JSON.stringify(ran.result)))
    expect(existsSync(path.join(ran.place.output, ran.step('judge')?.log ?? 'absent'))).toBe(true)
  })
})
