import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestFolder, sha256 } from '#core'
import { newJob, runStep } from './harness.ts'
import { onlyEntry, SECRETS, write } from './train.fixture.ts'

describe('a run that succeeds', () => {
  it('records data, code, parameters, metrics, model and predictions by their bytes', async () => {
    const job = newJob()
    write(job, { 'data/a.csv': 'x\n1\n', 'data/b.csv': 'x\n2\n', 'train.sh': 'cat "$@" > out/model.txt\n' })
    const result = await runStep(job, 'train', {
      run: `mkdir -p out
        while read -r file; do set -- "$@" "$file"; done <<< "$LOCKSTEP_DATA"
        source ./train.sh
        echo 'id,p' > out/predictions.csv
        echo '{"val": {"auc": 0.75, "loss": NaN}, "epochs": 3}' > metrics.json
        echo 'epoch=3 train/loss=0.25'
        echo "lr is $LOCKSTEP_PARAM_OPTIMIZER_LR"`,
      data: 'data/*.csv',
      code: 'train.sh',
      params: 'optimizer:\n  lr: 0.1\n  name: adam\nlayers: [64, 32]',
      model: 'out/model.txt',
      predictions: 'out/predictions.csv',
    })
    expect(result.log).toContain('lr is 0.1')
    expect(result.code).toBe(0)
    const model = sha256('x\n1\nx\n2\n')
    expect(result.outputs).toMatchObject({
      verdict: 'pass',
      status: 'succeeded',
      model: join(job.workspace, 'out/model.txt'),
      'model-digest': `sha256:${model}`,
      predictions: join(job.workspace, 'out/predictions.csv'),
    })
    const { id, entry } = onlyEntry(job)
    expect(result.outputs.record).toBe(id)
    expect(entry.materials.map(({ role, name, sha256 }) => [role, name, sha256])).toEqual([
      ['data', 'data/a.csv', sha256('x\n1\n')],
      ['data', 'data/b.csv', sha256('x\n2\n')],
      ['code', 'train.sh', sha256('cat "$@" > out/model.txt\n')],
    ])
    expect(entry.products.map(({ role, name, sha256 }) => [role, name, sha256])).toEqual([
      ['model', 'out/model.txt', model],
      ['predictions', 'out/predictions.csv', sha256('id,p\n')],
      ['metrics', 'metrics.json', sha256(readFileSync(result.outputs.metrics ?? ''))],
    ])
    expect(entry.parameters).toEqual({ 'optimizer.lr': 0.1, 'optimizer.name': 'adam', layers: [64, 32] })
    expect(entry.measures).toMatchObject({
      'val.auc': 0.75,
      'val.loss': { state: 'NaN' },
      epochs: 3,
      epoch: 3,
      'train/loss': 0.25,
    })
    expect(JSON.parse(readFileSync(result.outputs.metrics ?? '', 'utf8'))).toEqual({
      'val.auc': 0.75,
      'val.loss': 'NaN',
      epochs: 3,
      epoch: 3,
      'train/loss': 0.25,
    })
    expect(entry.results).toEqual({ status: 'succeeded' })
    expect(result.summary).toContain('| val.auc | 0.75 | metrics.json:1 |')
    expect(result.summary).toContain(model.slice(0, 12))
    expect(existsSync(result.outputs.report ?? '')).toBe(true)
  })

  it('takes a folder as the model, a file of parameters, a custom shell and a working directory', async () => {
    const job = newJob()
    write(job, { 'app/params.yml': 'depth: 4\n', 'app/x': '' })
    const result = await runStep(job, 'train', {
      run: `const { mkdirSync, readFileSync, writeFileSync } = require('node:fs')
        mkdirSync(process.env.LOCKSTEP_MODEL + '/deep', { recursive: true })
        writeFileSync('model/config', readFileSync(process.env.LOCKSTEP_PARAMS))
        writeFileSync('model/deep/weights', process.argv[2])`,
      shell: `'${process.execPath}' {0} "two words"`,
      params: 'params.yml',
      model: 'model',
      'working-directory': 'app',
    })
    expect(result.log).toContain('train: pass')
    expect(readFileSync(join(job.workspace, 'app/model/config'), 'utf8')).toBe('{"depth":4}\n')
    expect(readFileSync(join(job.workspace, 'app/model/deep/weights'), 'utf8')).toBe('two words')
    const { entry } = onlyEntry(job)
    expect(entry.products).toMatchObject([
      {
        role: 'model',
        name: 'app/model',
        kind: 'folder',
        sha256: (await digestFolder(join(job.workspace, 'app/model'))).sha256,
      },
    ])
    expect(entry.materials).toMatchObject([{ role: 'params', sha256: sha256('depth: 4\n') }])
    expect(entry.parameters).toEqual({ depth: 4 })
  })

  it('describes the machine, the checkout, Python and the lock files that it ran on', async () => {
    const job = newJob()
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: job.workspace, encoding: 'utf8', env: job.environment })
    write(job, {
      'train.py': 'one\n',
      'poetry.lock': 'pinned\n',
      'bin/python': '#!/bin/sh\necho CPython 3.14.9\necho numpy==3.0\n',
    })
    git('init', '--quiet')
    git('add', '.')
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'x')
    write(job, { 'train.py': 'two\n', 'new.txt': '' })
    execFileSync('chmod', ['+x', join(job.workspace, 'bin/python')])
    const path = `${join(job.workspace, 'bin')}:${job.environment.PATH}`
    const result = await runStep(
      job,
      'train',
      { run: 'echo m > m', model: 'm' },
      { environment: { PATH: path } },
    )
    expect(result.log).toContain('train: pass')
    const { environment } = onlyEntry(job).entry
    expect(environment).toMatchObject({
      code: { commit: git('rev-parse', 'HEAD').trim(), dirty: true, untracked: 1 },
      locks: { 'poetry.lock': sha256('pinned\n') },
      python: { version: 'CPython 3.14.9', packages: 1, packagesSha256: sha256('numpy==3.0\n') },
      gpus: [],
    })
    expect(environment.code).toHaveProperty('changesSha256')
  })
})

describe('what a command sees and may do', () => {
  it('sees its environment and the tracking id, but no token, input or file of the step', async () => {
    const job = newJob({ ...SECRETS, TEAM_SETTING: 'kept' })
    const result = await runStep(job, 'train', {
      run: 'env > seen; echo m > m',
      model: 'm',
      token: 'input-secret',
    })
    expect(result.log).toContain('train: pass')
    const seen = readFileSync(join(job.workspace, 'seen'), 'utf8')
    const names = seen.split('\n').map((line) => line.split('=')[0] ?? '')
    expect(seen).not.toMatch(/runtime-secret|oidc-secret|github-secret|input-secret/)
    expect(
      names.filter((name) =>
        /^(ACTIONS_|INPUT_|STATE_|GITHUB_(OUTPUT|STATE|ENV|PATH|TOKEN|STEP_SUMMARY)$)/.test(name),
      ),
    ).toEqual([])
    expect(seen).toContain('TEAM_SETTING=kept\n')
    expect(seen).toContain('RUNNER_TRACKING_ID=github_tracking\n')
    expect(seen).toContain(`HOME=${job.environment.HOME}\n`)
  })

  it('cannot speak to the runner through its output', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: String.raw`echo '::set-output name=verdict::pass'
        printf '  ::error::x\n\302\205::warning::y\nabc ##[error]z\nbar 10%%\rbar 90%%\r::notice::w\n'
        printf 'last ::add-mask::q'
        exit 1`,
      model: 'm',
    })
    expect(result.code).toBe(1)
    expect(result.outputs.verdict).toBe('fail')
    const lines = result.log.split(/\r\n|\n|\r/)
    // What .NET takes for white space before a command.
    const commands = lines.filter((line) => /^[\s\u0085]*::/u.test(line) || line.includes('##['))
    expect(commands).toEqual([expect.stringMatching(/^::error::train: fail: /)])
    expect(result.log).toContain('set-output')
    expect(result.log).not.toContain('bar 10%')
  })

  it('hides secrets by their names in the lines that the summary shows', async () => {
    const job = newJob({ TEAM_API_TOKEN: 'hunter2-hunter2' })
    const result = await runStep(job, 'train', { run: 'echo "key $TEAM_API_TOKEN"; exit 1', model: 'm' })
    expect(result.summary).toContain('key ***')
    expect(result.summary).not.toContain('hunter2')
    expect(readFileSync(result.outputs.report ?? '', 'utf8')).not.toContain('hunter2')
  })

  it('leaves no process behind', async () => {
    const job = newJob()
    const result = await runStep(job, 'train', {
      run: 'sleep 300 & echo $! > pid; setsid sleep 301 & echo $! > pid2; echo m > m',
      model: 'm',
    })
    expect(result.outputs.verdict).toBe('pass')
    expect(result.log).toMatch(/::notice::.*left \d+ of its processes running; they were stopped/)
    for (const file of ['pid', 'pid2']) {
      const pid = Number(readFileSync(join(job.workspace, file), 'utf8'))
      expect(existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toBeFalsy()
    }
  })
})
