import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere } from '../../../test/fixtures/simulator/run-here.ts'
import { type WorkflowResult, workflowResult } from './result.ts'

const WORKFLOW = `
on: push
jobs:
  legs:
    runs-on: x
    strategy: {fail-fast: false, matrix: {v: [1, {deep: [2]}]}}
    outputs: {at: '\${{ steps.s.outputs.at }}'}
    steps:
      - {id: s, run: 'echo "at=1" >> "$GITHUB_OUTPUT"; echo "::error file=a.json,line=4,endLine=5,col=1::low"'}
      - {run: exit 1}
  after:
    needs: legs
    runs-on: x
    steps: [{run: 'true'}]`

describe('the result of a run', () => {
  it('is read back from its JSON as it was', async () => {
    using ran = await runHere({ 'workflow.yml': WORKFLOW })
    const text = readFileSync(path.join(ran.place.output, 'result.json'), 'utf8')
    const read = workflowResult.parse(JSON.parse(text))
    expect(read).toEqual(ran.result)
    expect(read.jobs.map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure', 'skipped'])
    expect(read.jobs[1]?.matrix).toEqual({ v: { deep: [2] } })
    expect(read.jobs[0]?.steps[0]?.annotations[0]).toMatchObject({ line: 4, endLine: 5, column: 1 })
  })

  const minimal: WorkflowResult = {
    ...{
      workflow: 'w.yml',
      name: 'w',
      title: 'w',
      runId: 3,
      attempt: 1,
      event: 'push',
      ref: 'refs/heads/main',
    },
    sha: 'a'.repeat(40),
    origin: { gitDir: '/o', ref: 'refs/heads/main', sha: 'a'.repeat(40), before: undefined, dirty: false },
    ...{ conclusion: 'success', jobs: [], notes: [], durationMs: 1 },
  }

  it('may have no commit before', () => expect(workflowResult.parse(minimal)).toEqual(minimal))

  it.each([
    ['runId', { runId: '3' }],
    ['runId', { runId: 0 }],
    ['attempt', { attempt: 1.5 }],
    ['conclusion', { conclusion: 'good' }],
    ['jobs', { jobs: {} }],
    ['origin.sha', { origin: { ...minimal.origin, sha: '--upload-pack=x' } }],
    ['origin.ref', { origin: { ...minimal.origin, ref: 'main' } }],
  ])('is none with another %s: %j', (where, change) => {
    const { error } = workflowResult.safeParse({ ...minimal, ...change })
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([where])
  })
})
