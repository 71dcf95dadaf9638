import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { oneJob, runHere } from '../../../test/fixtures/simulator/run-here.ts'

/** Prints each signal with the time since the start of the process that cancels, and may ignore SIGINT. */
const child = (onInterrupt: string) => `
const signals = []
process.on('SIGINT', () => { console.log('got SIGINT'); ${onInterrupt} })
process.on('SIGTERM', () => console.log('got SIGTERM'))
setInterval(() => {}, 1000)
console.log('ready')
`
const files = (onInterrupt: string, steps: string) => ({
  'act/action.yml': 'name: a\ndescription: d\nruns: {using: node24, main: main.js, post: post.js}\n',
  'act/main.js': child(onInterrupt),
  'act/post.js': "console.log('post ran')\n",
  'workflow.yml': oneJob(steps),
})
const steps = `- uses: actions/checkout@v5
- uses: ./act
  name: long
- run: echo "not reached"
- run: echo "cancelled step, job \${{ job.status }}"
  if: cancelled()
- run: echo "always step"
  if: always()`

async function cancelWhenReady(workflow: Record<string, string>) {
  const controller = new AbortController()
  const times: Record<string, number> = {}
  const ran = await runHere(workflow, {
    signal: controller.signal,
    onLine: ({ text }) => {
      times[text] ??= performance.now()
      if (text === 'ready') controller.abort()
    },
  })
  return { ran, times }
}

/** Empty for a process that is gone, also where nobody has collected it yet. */
function commandLine(pid: number): string {
  return existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
}

describe('cancelling', () => {
  it('lets a child that traps SIGINT end by itself, then runs cancelled(), always() and the post', async () => {
    const { ran, times } = await cancelWhenReady(files('setTimeout(() => process.exit(0), 100)', steps))
    using _ran = ran
    expect(ran.step('long')).toMatchObject({ outcome: 'cancelled', conclusion: 'cancelled' })
    expect(Object.keys(times)).toEqual(
      expect.arrayContaining(['got SIGINT', 'cancelled step, job cancelled', 'always step', 'post ran']),
    )
    expect(Object.keys(times)).not.toContain('got SIGTERM')
    expect(Object.keys(times)).not.toContain('not reached')
    expect(ran.result.conclusion).toBe('cancelled')
    expect(ran.result.jobs[0]).toMatchObject({ conclusion: 'cancelled', result: 'cancelled' })
  })

  it('goes from SIGINT over SIGTERM to SIGKILL where the child ignores both', async () => {
    const { ran, times } = await cancelWhenReady(files('', steps))
    using _ran = ran
    const after = (text: string) => ((times[text] ?? Number.NaN) - (times.ready ?? Number.NaN)) / 1000
    expect(after('got SIGINT')).toBeLessThan(after('got SIGTERM'))
    expect(after('got SIGTERM')).toBeGreaterThan(7.4)
    expect(after('post ran')).toBeGreaterThan(9.9)
    expect(ran.step('long')?.outcome).toBe('cancelled')
  })

  it('signals the direct child only and kills what is left by its tracking id at the end of the job', async () => {
    const grandchild = `process.on('SIGINT', () => console.log('got it')); setInterval(() => {}, 1000); console.log('up')`
    const workflow = oneJob(`- name: long
  shell: bash
  env: {SCRIPT: "${grandchild}"}
  run: |
    trap 'echo "shell got it"; exit 0' INT
    "${process.execPath}" -e "$SCRIPT" > "$RUNNER_TEMP/log" 2>&1 &
    until grep -q up "$RUNNER_TEMP/log"; do sleep 0.05; done
    echo ready
    while true; do sleep 0.1; done
- if: always()
  run: echo "log [$(cat "$RUNNER_TEMP/log")]"`)
    const { ran } = await cancelWhenReady({ 'workflow.yml': workflow })
    using _ran = ran
    expect(ran.lines).toContain('shell got it')
    expect(ran.lines).toContain('log [up]')
    const said = ran.result.jobs[0]?.annotations.map((item) => item.message) ?? []
    const pid = Number(/^Terminate orphan process: \S+ \((\d+)\)$/.exec(said[0] ?? '')?.[1])
    expect(said).toHaveLength(1)
    expect(commandLine(pid)).toBe('')
  })

  it('does not wait for a descendant that holds the output of a step', async () => {
    using ran = await runHere({
      'workflow.yml': oneJob('- run: sleep 300 & echo "left behind"\n- run: echo next'),
    })
    expect(ran.lines).toEqual(['left behind', 'next'])
    expect(ran.result.jobs[0]?.annotations[0]?.message).toMatch(/^Terminate orphan process: sleep /)
  })

  it('spares a process that cleared its tracking id', async () => {
    const workflow = oneJob('- run: RUNNER_TRACKING_ID= sleep 300 > /dev/null 2>&1 & echo "pid $!"')
    using ran = await runHere({ 'workflow.yml': workflow })
    const pid = Number(ran.lines.find((line) => line.startsWith('pid '))?.slice(4))
    expect(pid).toBeGreaterThan(1)
    expect(process.kill(pid, 'SIGKILL')).toBe(true)
  })

  it('spares a running always() step, and later jobs run only by their own condition', async () => {
    const workflow = `
on: push
jobs:
  a:
    runs-on: x
    steps:
      - if: always()
        name: spared
        run: echo ready; sleep 0.3; echo "spared to its end"
      - run: echo "not reached"
  b:
    needs: a
    runs-on: x
    steps: [{run: echo "job b"}]
  c:
    needs: a
    if: always()
    runs-on: x
    steps: [{run: 'echo "job c after \${{ needs.a.result }}"'}]`
    const { ran } = await cancelWhenReady({ 'workflow.yml': workflow })
    using _ran = ran
    expect(ran.step('spared')?.outcome).toBe('success')
    expect(ran.lines).toEqual(['ready', 'spared to its end', 'job c after cancelled'])
    expect(ran.result.jobs.map((job) => job.conclusion)).toEqual(['cancelled', 'cancelled', 'success'])
  })

  it('ends everything when the time for cancelling is used up', async () => {
    const controller = new AbortController()
    const workflow = oneJob(`- run: echo ready; exec sleep 300
- if: always()
  name: endless
  run: exec sleep 300
- if: always()
  run: echo "not reached"`)
    using ran = await runHere(
      { 'workflow.yml': workflow },
      {
        signal: controller.signal,
        cancelBudgetMs: 300,
        onLine: ({ text }) => void (text === 'ready' && controller.abort()),
      },
    )
    expect(ran.step('endless')?.outcome).toBe('cancelled')
    expect(ran.result.jobs[0]?.steps.at(-1)).toMatchObject({ outcome: 'cancelled' })
  })

  it('cancels a job whose time is over', async () => {
    const workflow = oneJob(
      '- run: exec sleep 60\n- if: cancelled()\n  run: echo "was cancelled"',
      '    timeout-minutes: 0.01\n',
    )
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.lines).toContain('was cancelled')
    expect(ran.result.jobs[0]?.conclusion).toBe('cancelled')
    expect(ran.result.jobs[0]?.annotations[0]?.message).toBe(
      'The job has exceeded the maximum execution time of 0.01 minutes.',
    )
    expect(ran.result.conclusion).toBe('cancelled')
  })
})
