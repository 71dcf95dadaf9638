import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { entriesOf, type Job, newJob, runStep, type StepResult } from './harness.ts'

/** A trainer that, told to stop, takes a while to write its checkpoint. It is no shell: the shell around it dies. */
const TRAINER = `import { writeFileSync } from 'node:fs'
const [seconds] = process.argv.slice(2)
let signals = 0
process.on('SIGTERM', () => {
  signals += 1
  if (signals > 1) process.exit(9)
  console.log('saving')
  setTimeout(() => { writeFileSync('checkpoint', 'saved'); console.log('saved=1'); process.exit(0) }, seconds * 1000)
})
writeFileSync('pid', String(process.pid))
console.log('ready')
setInterval(() => undefined, 1000)
`

function newTraining(): Job {
  const job = newJob()
  writeFileSync(join(job.workspace, 'trainer.mjs'), TRAINER)
  writeFileSync(join(job.workspace, 'data.csv'), 'x\n1\n')
  return job
}

/** Runs main and signals it as soon as the trainer is ready. */
function cancelMain(job: Job, seconds: number, signal: NodeJS.Signals): Promise<StepResult> {
  return runStep(job, 'train', inputsOf(seconds), {
    onStart: (kill, log) => {
      const timer = setInterval(() => {
        if (!log().includes('ready')) return
        clearInterval(timer)
        kill(signal)
      }, 50)
    },
  })
}

const inputsOf = (seconds: number): Record<string, string> => ({
  run: `'${process.execPath}' trainer.mjs ${seconds}\ntrue`,
  model: 'm',
  data: 'data.csv',
  params: 'lr: 0.1\n',
})

function post(job: Job, main: StepResult, seconds: number): Promise<StepResult> {
  return runStep(job, 'train', inputsOf(seconds), { phase: 'post', state: main.state })
}

function trainerRuns(job: Job): boolean {
  const pid = readFileSync(join(job.workspace, 'pid'), 'utf8')
  return (
    existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('trainer')
  )
}

describe('a cancel', () => {
  it('lets the command write its checkpoint, though the shell around it is gone', async () => {
    const job = newTraining()
    const main = await cancelMain(job, 3, 'SIGINT')
    expect(readFileSync(join(job.workspace, 'checkpoint'), 'utf8')).toBe('saved')
    expect(trainerRuns(job)).toBe(false)
    expect(main.outputs).toMatchObject({ verdict: 'inconclusive', status: 'cancelled' })
    expect(main.outputs.reason).toMatch(/^cancelled: the command ended 3\.\d s after SIGTERM/)
    expect(main.log).toContain('saved=1')
    expect(main.code).toBe(1)
    const [sealed, ...others] = entriesOf(job)
    expect(others).toEqual([])
    expect(sealed?.entry).toMatchObject({
      verdict: 'inconclusive',
      results: { status: 'cancelled' },
      products: [],
    })
    const later = await post(job, main, 3)
    expect(later.code).toBe(0)
    expect(entriesOf(job)).toHaveLength(1)
  })

  it('leaves a slow command to post, which waits for it and concludes', async () => {
    const job = newTraining()
    const main = await cancelMain(job, 9, 'SIGINT')
    expect(main.outputs).toMatchObject({ verdict: 'error', reason: 'did not finish' })
    expect(trainerRuns(job)).toBe(true)
    expect(existsSync(join(job.workspace, 'checkpoint'))).toBe(false)
    const later = await post(job, main, 9)
    expect(readFileSync(join(job.workspace, 'checkpoint'), 'utf8')).toBe('saved')
    expect(trainerRuns(job)).toBe(false)
    expect(later.code).toBe(0)
    expect(later.log).toContain('saved=1')
    expect(later.log).not.toContain('ready')
    const [sealed, ...others] = entriesOf(job)
    expect(others).toEqual([])
    expect(sealed?.entry).toMatchObject({
      verdict: 'inconclusive',
      results: { status: 'cancelled' },
      reasons: [expect.stringMatching(/^cancelled: the command ended 9\.\d s after SIGTERM/)],
      materials: [{ role: 'data', sha256: sha256('x\n1\n') }],
      parameters: { lr: 0.1 },
      measures: { saved: 1 },
    })
    expect(sealed?.entry.environment).toHaveProperty('machine')
  })

  it('that kills main still stops the command and leaves an entry', async () => {
    const job = newTraining()
    const main = await cancelMain(job, 1, 'SIGKILL')
    expect(main.signal).toBe('SIGKILL')
    expect(trainerRuns(job)).toBe(true)
    const later = await post(job, main, 1)
    expect(readFileSync(join(job.workspace, 'checkpoint'), 'utf8')).toBe('saved')
    expect(trainerRuns(job)).toBe(false)
    expect(later.code).toBe(0)
    expect(entriesOf(job).map(({ entry }) => [entry.verdict, entry.results, entry.reasons[0]])).toEqual([
      [
        'inconclusive',
        { status: 'cancelled' },
        expect.stringMatching(
          /^cancelled: the step was ended before it could stop the command; post did: the command ended 1\.\d s after SIGTERM/,
        ),
      ],
    ])
  })

  it('of which main hears nothing, as in a job container, gives one entry', async () => {
    const job = newTraining()
    let log = (): string => ''
    const running = runStep(job, 'train', inputsOf(4), {
      onStart: (_, read) => {
        log = read
      },
    })
    while (!log().includes('ready')) await sleep(50)
    const later = await runStep(job, 'train', inputsOf(4), { phase: 'post' })
    const main = await running
    expect(later.code).toBe(0)
    expect(readFileSync(join(job.workspace, 'checkpoint'), 'utf8')).toBe('saved')
    expect(main.outputs.verdict).toBe('error')
    expect(entriesOf(job).map(({ entry }) => [entry.verdict, entry.results])).toEqual([
      ['inconclusive', { status: 'cancelled' }],
    ])
  })

  it('of a step whose command had ended says so', async () => {
    const job = newTraining()
    const inputs = { run: "echo 'x' > m; echo ready; sleep 1; exit 4", model: 'm' }
    const main = await runStep(job, 'train', inputs, {
      onStart: (kill, log) => {
        const timer = setInterval(() => {
          if (!log().includes('ready')) return
          clearInterval(timer)
          kill('SIGKILL')
        }, 50)
      },
    })
    await sleep(1500)
    await runStep(job, 'train', inputs, { phase: 'post', state: main.state })
    expect(entriesOf(job).map(({ entry }) => [entry.results, entry.reasons, entry.products])).toEqual([
      [
        { status: 'cancelled' },
        [
          'cancelled: the step was stopped when the command had ended (exit code 4), before it could conclude',
        ],
        [],
      ],
    ])
  })
})
