import { describe, expect, it } from 'vitest'
import { oneJob, runHere } from '../../../test/fixtures/simulator/run-here.ts'
import { temporaryRepository } from '../../../test/fixtures/simulator/temporary-repository.ts'

const action = {
  'actions/keep/action.yml': `
name: keep
description: Keeps a state for its post.
inputs:
  who: {description: x, required: true}
  from: {description: x, default: "\${{ github.repository }}/\${{ job.check_run_id }}"}
  spaced name: {description: x, default: plain}
outputs: {said: {description: x}}
runs: {using: node24, main: main.js, post: post.js, post-if: POST_IF}
`,
  'actions/keep/main.js': `
const fs = require('fs')
const { INPUT_WHO, INPUT_FROM, 'INPUT_SPACED_NAME': spaced, GITHUB_STATE, GITHUB_OUTPUT } = process.env
console.log('main', process.version.split('.')[0], INPUT_WHO, INPUT_FROM, spaced)
fs.appendFileSync(GITHUB_STATE, 'who=' + INPUT_WHO + '\\n')
fs.appendFileSync(GITHUB_OUTPUT, 'said=hello ' + INPUT_WHO + '\\n')
if (INPUT_WHO === 'fails') process.exit(1)
`,
  'actions/keep/post.js': "console.log('post', process.env.STATE_who, process.env.INPUT_WHO)\n",
}
const withPost = (condition: string) => ({
  ...action,
  'actions/keep/action.yml': action['actions/keep/action.yml'].replace('POST_IF', condition),
})

describe('JavaScript actions', () => {
  it('gives inputs with evaluated defaults, and runs posts in reverse with the state of their main', async () => {
    const steps = `
- uses: actions/checkout@v5
- uses: ./actions/keep
  id: one
  with: {who: first}
- uses: ./actions/keep
  with: {who: fails, typo: x}
  name: broken
- uses: ./actions/keep
  with: {who: never}
- run: echo "said \${{ steps.one.outputs.said }}"
  if: always()`
    const files = { ...withPost('always()'), 'workflow.yml': oneJob(steps.trim()) }
    using ran = await runHere(files)
    expect(ran.lines).toContain(`main ${process.version.split('.')[0]} first team/project/1 plain`)
    expect(ran.lines.filter((line) => line.startsWith('post'))).toEqual([
      'post fails fails',
      'post first first',
    ])
    expect(ran.lines).toContain('said hello first')
    expect(ran.step('broken')?.annotations[0]?.message).toContain("Unexpected input(s) 'typo'")
    expect(ran.result.jobs[0]?.steps.map((step) => [step.phase, step.outcome]).slice(-3)).toEqual([
      ['post', 'success'],
      ['post', 'success'],
      ['post', 'success'],
    ])
  })

  it('honours post-if', async () => {
    const steps = '- uses: actions/checkout@v5\n- uses: ./actions/keep\n  with: {who: fails}'
    using ran = await runHere({ ...withPost('success()'), 'workflow.yml': oneJob(steps) })
    expect(ran.step('Post Run ./actions/keep')?.outcome).toBe('skipped')
  })

  it('finds an action repository in a folder it is given', async () => {
    const steps = '- uses: someone/lockstep/actions/keep@v1\n  with: {who: mapped}'
    using distribution = temporaryRepository(withPost('always()'))
    using ran = await runHere(
      { 'workflow.yml': oneJob(steps) },
      { actions: { '*/lockstep': distribution.repository } },
    )
    expect(ran.lines).toEqual(expect.arrayContaining(['post mapped mapped']))
  })
})
