import { describe, expect, it } from 'vitest'
import { renderTree, runWorkflow } from '#simulator'
import { runHere } from '../../../test/fixtures/simulator/run-here.ts'

const conclusions = (result: { jobs: readonly { name: string; conclusion: string }[] }) =>
  Object.fromEntries(result.jobs.map((job) => [job.name, job.conclusion]))

describe('jobs', () => {
  it('runs by needs, hands outputs on and skips what depends on a failed or skipped job', async () => {
    const workflow = `
on: push
jobs:
  last:
    needs: [good, bad]
    if: always()
    runs-on: x
    steps: [{run: 'echo "\${{ needs.good.outputs.v }} \${{ needs.bad.result }} \${{ join(needs.*.result) }}"'}]
  good:
    runs-on: x
    outputs: {v: "\${{ steps.s.outputs.v }}"}
    steps: [{id: s, run: echo "v=42" >> "$GITHUB_OUTPUT"}]
  bad:
    needs: good
    runs-on: x
    steps: [{run: exit 1}]
  depends:
    needs: bad
    runs-on: x
    steps: [{run: echo never}]
  on-failure:
    needs: depends
    if: failure()
    runs-on: x
    steps: [{run: echo "failure seen two jobs up"}]
  off:
    if: github.event_name == 'schedule'
    runs-on: x
    steps: [{run: echo never}]
  after-skipped:
    needs: off
    runs-on: x
    steps: [{run: echo never}]`
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.lines).toContain('42 failure success,failure')
    expect(ran.lines).toContain('failure seen two jobs up')
    expect(ran.lines).not.toContain('never')
    expect(conclusions(ran.result)).toEqual({
      good: 'success',
      bad: 'failure',
      depends: 'skipped',
      'on-failure': 'success',
      last: 'success',
      off: 'skipped',
      'after-skipped': 'skipped',
    })
    expect(ran.result.conclusion).toBe('failure')
  })

  it('fans a matrix out and in; the run of a job with continue-on-error stays green', async () => {
    const workflow = `
on: push
jobs:
  plan:
    runs-on: x
    outputs: {list: "\${{ steps.s.outputs.list }}"}
    steps: [{id: s, run: 'echo "list=[1,2,3]" >> "$GITHUB_OUTPUT"'}]
  leg:
    needs: plan
    runs-on: x
    continue-on-error: \${{ matrix.v == 2 }}
    strategy:
      matrix: {v: "\${{ fromJSON(needs.plan.outputs.list) }}", exclude: [{v: 3}], include: [{v: 4, extra: true}]}
    outputs: {v1: "\${{ steps.s.outputs.v1 }}", v2: "\${{ steps.s.outputs.v2 }}", v4: "\${{ steps.s.outputs.v4 }}"}
    steps:
      - id: s
        run: |
          echo "v\${{ matrix.v }}=leg\${{ strategy.job-index }} of \${{ strategy.job-total }}" >> "$GITHUB_OUTPUT"
      - run: test \${{ matrix.v }} != 2
  join:
    needs: leg
    runs-on: x
    steps:
      - run: |
          echo "\${{ needs.leg.result }}: \${{ join(needs.leg.outputs.*, ', ') }}"`
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.result.jobs.map((job) => [job.name, job.conclusion, job.result])).toEqual([
      ['plan', 'success', 'success'],
      ['leg (1)', 'success', 'success'],
      ['leg (2)', 'failure', 'success'],
      ['leg (4, true)', 'success', 'success'],
      ['join', 'success', 'success'],
    ])
    expect(ran.lines).toContain('success: leg0 of 3, leg1 of 3, leg2 of 3')
    expect(ran.result.conclusion).toBe('success')
  })

  it('stops a matrix at its first failure unless fail-fast is off', async () => {
    const workflow = (failFast: string) => `
on: push
jobs:
  leg:
    runs-on: x
    strategy: {fail-fast: ${failFast}, max-parallel: 1, matrix: {v: [1, 2, 3]}}
    steps: [{run: 'test \${{ matrix.v }} != 2'}]`
    using stopped = await runHere({ 'workflow.yml': workflow('true') })
    expect(stopped.result.jobs.map((job) => job.conclusion)).toEqual(['success', 'failure', 'cancelled'])
    expect(stopped.result.notes).toEqual([
      "job 'leg': 'max-parallel' has no effect: jobs run one after another",
    ])
    using whole = await runHere({ 'workflow.yml': workflow('false') })
    expect(whole.result.jobs.map((job) => job.conclusion)).toEqual(['success', 'failure', 'success'])
  })

  it('fails a job whose matrix cannot be made, by name', async () => {
    const workflow = `
on: push
jobs:
  a: {runs-on: x, strategy: {matrix: {v: "\${{ fromJSON('[]') }}"}}, steps: [{run: echo}]}`
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.result.jobs[0]).toMatchObject({
      conclusion: 'failure',
      annotations: [{ level: 'error', message: "matrix vector 'v' does not contain any values" }],
    })
  })
})

describe('reusable workflows', () => {
  const called = `
on:
  workflow_call:
    inputs: {n: {type: number, required: true}, flag: {type: boolean, default: true}}
    secrets: {KEY: {required: true}}
    outputs: {doubled: {value: "\${{ jobs.work.outputs.doubled }}"}}
jobs:
  work:
    runs-on: x
    outputs: {doubled: "\${{ steps.s.outputs.d }}"}
    steps:
      - id: s
        run: echo "d=$((2 * \${{ inputs.n }}))" >> "$GITHUB_OUTPUT"
      - run: test "\${{ secrets.KEY }}" = shh && test "\${{ inputs.flag }}" = true && test -z "$TOP"`
  const caller = (secrets: string) => `
on: push
env: {TOP: not handed down}
jobs:
  call: {uses: ./.github/workflows/called.yml, with: {n: 21}, secrets: ${secrets}}
  use:
    needs: call
    runs-on: x
    steps: [{run: 'echo "got \${{ needs.call.outputs.doubled }}"'}]`

  it('runs with inputs, secrets and outputs', async () => {
    for (const secrets of ['inherit', `{KEY: "\${{ secrets.KEY }}"}`]) {
      using ran = await runHere(
        { 'workflow.yml': caller(secrets), '.github/workflows/called.yml': called },
        { secrets: { KEY: 'shh' } },
      )
      expect(ran.lines).toContain('got 42')
      expect(ran.result.jobs.map((job) => [job.id, job.name, job.conclusion])).toEqual([
        ['call/work', 'call / work', 'success'],
        ['use', 'use', 'success'],
      ])
    }
  })
})

describe('re-runs', () => {
  const workflow = `
on: push
jobs:
  once:
    runs-on: x
    outputs: {at: "\${{ steps.s.outputs.at }}"}
    steps: [{id: s, run: 'echo "at=\${{ github.run_attempt }}" >> "$GITHUB_OUTPUT"'}]
  flaky:
    needs: once
    runs-on: x
    strategy: {fail-fast: false, matrix: {v: [1, 2]}}
    steps:
      - run: |
          echo "flaky \${{ matrix.v }} attempt $GITHUB_RUN_ATTEMPT run $GITHUB_RUN_ID"
          test "$GITHUB_RUN_ATTEMPT" -ge \${{ matrix.v }}
  last:
    needs: [once, flaky]
    runs-on: x
    steps: [{run: 'echo "last after \${{ needs.once.outputs.at }}"'}]`

  it('runs the failed jobs and what needs them again, as the next attempt on the same commit', async () => {
    using first = await runHere({ 'workflow.yml': workflow })
    expect(conclusions(first.result)).toMatchObject({ 'flaky (2)': 'failure', last: 'skipped' })
    const { repository, workRoot, output, environment } = first.place
    first.place.write({ 'workflow.yml': 'changed since' })
    const lines: string[] = []
    const options = {
      ...{ repository, workRoot, output, environment, slug: 'team/project', workflow: 'workflow.yml' },
      event: { name: 'push' },
      onLine: (line: { text: string }) => lines.push(line.text),
    }
    // What was written as JSON is as good as the value itself.
    const of = JSON.parse(JSON.stringify(first.result)) as typeof first.result
    const failed = await runWorkflow({ ...options, rerun: { of, jobs: 'failed' } })
    expect(lines).toEqual(['flaky 2 attempt 2 run 1', 'last after 1'])
    expect(failed).toMatchObject({ runId: 1, attempt: 2, sha: first.result.sha, conclusion: 'success' })
    expect(failed.jobs.map((job) => [job.name, job.attempt])).toEqual([
      ['once', 1],
      ['flaky (1)', 1],
      ['flaky (2)', 2],
      ['last', 2],
    ])
    expect(renderTree(failed)).toContain('✓ once')
    lines.length = 0
    const all = await runWorkflow({ ...options, rerun: { of: failed, jobs: 'all' } })
    expect(all.attempt).toBe(3)
    expect(lines).toEqual(['flaky 1 attempt 3 run 1', 'flaky 2 attempt 3 run 1', 'last after 3'])
    const ids = [...first.result.jobs, ...all.jobs].map((job) => job.jobId).filter((id) => id > 0)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('runs only the jobs that are asked for, with their needs', async () => {
    using ran = await runHere({ 'workflow.yml': workflow }, { only: ['flaky'] })
    expect(ran.result.jobs.map((job) => job.name)).toEqual(['once', 'flaky (1)', 'flaky (2)'])
  })
})
