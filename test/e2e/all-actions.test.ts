import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { entriesOf, newJob, runStep } from './harness.ts'

const ACTIONS = ['validate-data', 'train', 'gate-metrics', 'register-model', 'canary-deploy', 'drift-check']

it.each(ACTIONS)('%s says which event it cannot read, and keeps its verdict', async (action) => {
  const job = newJob({ GITHUB_EVENT_PATH: '/nowhere/event.json' })
  const { code, outputs } = await runStep(job, action, {})
  expect(code).toBe(1)
  expect(outputs.verdict).toBe('error')
  expect(outputs.reason).toContain("/nowhere/event.json: the event's payload cannot be read")
  expect(existsSync(join(job.temp, 'lockstep'))).toBe(false)
})

it.each(ACTIONS)(
  '%s tells every bad common input at once, and records that it did not run',
  async (action) => {
    const job = newJob()
    const inputs = { 'fail-on': 'sometimes', share: 'maybe', matrix: '{' }
    const { code, outputs, log } = await runStep(job, action, inputs)
    expect(code).toBe(1)
    expect(outputs).toMatchObject({ verdict: 'error' })
    for (const name of Object.keys(inputs)) expect(log).toContain(`input ${name}: `)
    expect(entriesOf(job).map(({ entry }) => [entry.action, entry.verdict])).toEqual([[action, 'error']])
  },
)

it('keeps the folders of the machine out of the entry', async () => {
  const job = newJob()
  const result = await runStep(job, 'gate-metrics', { policy: 'no/gate.yml', model: 'no/model' })
  expect(result.outputs.reason).toContain(job.workspace)
  const [sealed] = entriesOf(job)
  expect(JSON.stringify(sealed?.entry)).not.toContain(job.workspace)
  expect(sealed?.entry.reasons[0]).toContain('<workspace>/no/')
})
