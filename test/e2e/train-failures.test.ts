import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newJob, runStep } from './harness.ts'
import { onlyEntry, write } from './train.fixture.ts'

describe('a run that fails', () => {
  it('gives the exit code, a remedy and the last lines', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: 'echo first; echo m > m; echo "ModuleNotFoundError: No module named lightgbm" >&2; exit 3; echo never',
      model: 'm',
    })
    expect(result.code).toBe(1)
    expect(result.outputs).toMatchObject({ verdict: 'fail', status: 'failed', model: '', 'model-digest': '' })
    expect(result.outputs.reason).toBe(
      'the command ended with exit code 3. A Python package is missing: install the requirements in a step before, into the Python that `run` uses.',
    )
    expect(result.summary).toContain('```text\nfirst\nModuleNotFoundError: No module named lightgbm\n```')
    const { entry } = onlyEntry(job)
    expect(entry.results).toEqual({ status: 'failed' })
    expect(entry.products).toEqual([])
  })

  it.each([
    ['was not written', 'true', undefined, 'the command wrote no model at m'],
    [
      'is older than the run',
      'true',
      'old',
      /^the command did not write the model at m; it is from 2020-01-01/,
    ],
    ['is empty', ': > m', undefined, 'the model that the command wrote at m is empty'],
    ['is an empty folder', 'mkdir m', undefined, 'the model that the command wrote at m is empty'],
  ])('names a model that %s', async (_, run, before, reason) => {
    const job = newJob()
    if (before !== undefined) {
      write(job, { m: before })
      utimesSync(join(job.workspace, 'm'), new Date('2020-01-01'), new Date('2020-01-01'))
    }
    const result = await runStep(job, 'train', { run, model: 'm' })
    expect(result.code).toBe(1)
    expect(result.outputs).toMatchObject({ verdict: 'fail', status: 'failed', model: '' })
    expect(result.outputs.reason).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
    expect(onlyEntry(job).entry.products).toEqual([])
  })

  it('names predictions and metrics that were not written beside the model', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: 'echo m > m',
      model: 'm',
      predictions: 'p.csv',
      metrics: 'out/metrics.json',
    })
    expect(result.outputs.verdict).toBe('fail')
    expect(onlyEntry(job).entry.reasons).toEqual([
      'the command wrote no predictions at p.csv',
      'the command wrote no metrics at out/metrics.json',
    ])
  })

  it('says what is wrong with a metrics file', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: "echo m > m; echo '{' > x.json",
      model: 'm',
      metrics: 'x.json',
    })
    expect(result.outputs.verdict).toBe('fail')
    expect(result.outputs.reason).toMatch(/^x\.json.*not JSON/)
  })

  it('stops a command that runs longer than its timeout', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: "trap 'echo saved > ckpt; exit 0' TERM; while :; do sleep 0.1; done",
      model: 'm',
      timeout: '500ms',
    })
    expect(result.code).toBe(1)
    expect(result.outputs).toMatchObject({ verdict: 'fail', status: 'timed-out' })
    expect(result.outputs.reason).toMatch(
      /^the command ran longer than its timeout of 500 ms and ended .* after SIGTERM with exit code 0$/,
    )
    expect(readFileSync(join(job.workspace, 'ckpt'), 'utf8')).toBe('saved\n')
  })

  it('goes on after a failure where fail-on is never', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', { run: 'exit 2', model: 'm', 'fail-on': 'never' })
    expect(result.code).toBe(0)
    expect(result.outputs.verdict).toBe('fail')
  })
})

describe('bad input', () => {
  it('is named all at once, before the command starts', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: 'touch started',
      model: 'record:model',
      shell: 'fish',
      timeout: 'soon',
      metrics: '',
    })
    expect(result.code).toBe(1)
    expect(result.outputs.verdict).toBe('error')
    expect(onlyEntry(job).entry.reasons).toEqual([
      expect.stringMatching(
        /^input shell: "fish" is not a shell\. Write bash, sh, python, or a command line with \{0\}/,
      ),
      'input model: is a reference; name the path that the command writes',
      expect.stringMatching(/^input metrics: /),
      expect.stringMatching(/^input timeout: "soon" is not a duration/),
    ])
    expect(readdirSync(job.workspace)).toEqual([])
  })

  it('of files and parameters too', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: 'touch started',
      model: '../model',
      shell: 'no-such-shell {0}',
      data: 'data/*.csv, missing.csv',
      params: 'lr: 0.1\nlr: 0.2',
    })
    expect(result.code).toBe(1)
    expect(result.outputs.verdict).toBe('error')
    expect(onlyEntry(job).entry.reasons).toEqual([
      expect.stringMatching(/^input shell: there is no program no-such-shell on this machine/),
      expect.stringMatching(/^\.\.\/model: the path lies outside the workspace/),
      expect.stringMatching(/^input params:2: Map keys must be unique/),
      expect.stringMatching(/^data\/\*\.csv: no file matches/),
      expect.stringMatching(/^missing\.csv: no such file or folder/),
    ])
    expect(readdirSync(job.workspace)).toEqual([])
  })

  it('is missing evidence where only data is missing', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', { run: 'touch started', model: 'm', data: 'a.csv, b.csv' })
    expect(result.outputs.verdict).toBe('fail')
    expect(onlyEntry(job).entry.reasons).toHaveLength(2)
    expect(readdirSync(job.workspace)).toEqual([])
  })
})
