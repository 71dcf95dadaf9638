import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SealedEntry } from '#core'
import { job, type Project, type Ran, REGISTER, startProject, steps, workflow } from './project.ts'

const LEGS = 'strategy: {matrix: {quality: [85, 90]}}'
const legTrain = steps.train.replace('params: params.yaml', 'params: "{quality: ${{ matrix.quality }}}"')
const trainLegs = job(
  'train',
  [
    LEGS,
    'outputs:',
    ...[85, 90].map(
      (leg) => `  of-${leg}: \${{ matrix.quality == ${leg} && steps.train.outputs.record || '' }}`,
    ),
  ],
  steps.checkout,
  legTrain,
)
const gateOf = (record: string) => steps.gate.replace('gate.yaml', `gate.yaml, record: "${record}"`)
const ofLeg = "${{ needs.train.outputs[format('of-{0}', matrix.quality)] }}"

describe('two legs that train different models', () => {
  let project: Project
  let ran: Ran
  const ofAction = (action: string, leg: number): SealedEntry | undefined =>
    ran.entries.find(
      ({ entry }) => entry.action === action && JSON.stringify(entry.run.leg) === `{"quality":${leg}}`,
    )

  beforeAll(async () => {
    project = await startProject(
      workflow(
        trainLegs,
        job('unclear', ['needs: train', 'continue-on-error: true'], steps.checkout, steps.gate),
        job('gate', ['needs: train', LEGS], steps.checkout, gateOf(ofLeg)),
        job(
          'register',
          ['needs: [train, gate]', REGISTER],
          steps.checkout,
          steps.register.replace('stages.yaml', 'stages.yaml, record: "${{ needs.train.outputs.of-90 }}"'),
        ),
      ),
    )
    ran = await project.run()
  })
  afterAll(() => project[Symbol.asyncDispose]())

  it('are told apart: a job that means one of them has to say which', () => {
    const [verdict, reason] = ran.said('unclear', 'gate')
    expect(verdict).toBe('error')
    expect(reason).toContain('2 different products "model" are in the record of this run')
    for (const leg of [85, 90]) {
      expect(reason).toContain(`${ofAction('train', leg)?.id} (job train, leg {"quality":${leg}})`)
    }
  })

  it('have a gate each, which descends from its own leg alone', () => {
    for (const leg of [85, 90]) {
      const [train, gate] = [ofAction('train', leg), ofAction('gate-metrics', leg)]
      expect(gate?.entry.verdict).toBe('pass')
      expect(gate?.entry.parents).toEqual([train?.id])
      expect(gate?.entry.measures).toEqual({ accuracy: leg / 100 })
    }
  })

  it('meet again where the chosen one is registered, with its own gate and no other', () => {
    ran.expectJobs({
      'train (85)': 'success',
      'train (90)': 'success',
      unclear: 'failure',
      'gate (85)': 'success',
      'gate (90)': 'success',
      register: 'success',
    })
    const ids = [ofAction('train', 90)?.id, ofAction('gate-metrics', 90)?.id].sort()
    expect(ran.entry('register-model').entry.parents).toEqual(ids)
    const { out } = project.cli('verify')
    expect(out).toContain('models: 1, versions: 1, entries: 2\nevery link holds')
    const digest = ofAction('train', 90)?.entry.products.find(({ role }) => role === 'model')?.sha256
    expect(ran.step('register', 'register').outputs['model-digest']).toBe(`sha256:${digest}`)
  })
})

describe('legs that train and judge in one job', () => {
  it('mean their own model, whatever other legs have made by then', async () => {
    const both = job('leg', [LEGS], steps.checkout, legTrain, steps.gate)
    await using project = await startProject(workflow(both))
    const ran = await project.run()
    ran.expectJobs({ 'leg (85)': 'success', 'leg (90)': 'success' })
    for (const leg of [85, 90]) {
      const found = ran.entries.filter(({ entry }) => JSON.stringify(entry.run.leg) === `{"quality":${leg}}`)
      const [train, gate] = ['train', 'gate-metrics'].map((action) =>
        found.find(({ entry }) => entry.action === action),
      )
      expect(gate?.entry.parents).toEqual([train?.id])
    }
  })
})
