import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import {
  gateJob,
  job,
  PIPELINE,
  type Project,
  type Ran,
  REGISTER,
  registerJob,
  startProject,
  steps,
  trainJob,
  workflow,
} from './project.ts'

const ALL_WELL = { train: 'success', gate: 'success', register: 'success' }

describe('train, gate and register in three jobs with clean workspaces', () => {
  let project: Project
  let ran: Ran
  beforeAll(async () => {
    project = await startProject(PIPELINE)
    ran = await project.run()
  })
  afterAll(() => project[Symbol.asyncDispose]())

  it('link by content: each entry names those that speak of the bytes it used, and none more', () => {
    ran.expectJobs(ALL_WELL)
    expect(ran.entries).toHaveLength(3)
    const [train, gate, register] = ['train', 'gate-metrics', 'register-model'].map((action) =>
      ran.entry(action),
    )
    expect(train?.entry.parents).toEqual([])
    expect(gate?.entry.parents).toEqual([train?.id])
    expect(register?.entry.parents).toEqual([train?.id, gate?.id].sort())
    const model = train?.entry.products.find(({ role }) => role === 'model')
    expect(gate?.entry.subjects).toMatchObject([{ role: 'model', sha256: model?.sha256 }])
    expect(register?.entry.subjects).toMatchObject([{ role: 'model', sha256: model?.sha256 }])
  })

  it('are confirmed by the id of the job that GitHub gave', () => {
    const ids = ran.result.jobs.map(({ jobId }) => String(jobId))
    expect(ran.entries.map(({ entry }) => entry.run.jobId).sort()).toEqual(ids)
  })

  it('seal what stands behind the version into the ledger, which verifies offline and names its anchor', () => {
    const commit = project.ledger()
    const verified = project.cli('verify')
    expect(verified.out).toBe(
      `models: 1, versions: 1, entries: 2\nevery link holds\nanchor: ledger commit ${commit} of branch lockstep-ledger\n`,
    )
    expect(verified.code).toBe(0)
    const bare = project.cli('verify', '--remote', project.gitDir)
    expect([bare.code, bare.out]).toEqual([0, verified.out])
  })

  it('answer from a fresh clone which data, code, run and verdicts stand behind the stage', () => {
    const { code, out } = project.cli('lineage', 'flights@staging')
    expect(code).toBe(0)
    const data = sha256('flight,late\nUA1,0\nUA2,1\nAA3,0\n')
    const { runId, sha } = ran.result
    expect(out).toContain('flights 1')
    expect(out).toContain(`data/flights.csv sha256:${data}`)
    expect(out).toContain(`code ${sha}`)
    expect(out).toContain(`/team/flights/actions/runs/${runId}/attempts/1`)
    for (const [action, name] of [
      ['train', 'train'],
      ['gate-metrics', 'gate'],
    ] as const) {
      const line = out.split('\n').find((text) => text.includes(ran.entry(action).id.slice(0, 19)))
      expect(line).toContain(action)
      expect(line).toContain('pass')
      expect(line).toContain(`${runId} #1 ${name}`)
    }
  })

  it('verify as downloaded artifacts too, where nothing vouches for them', () => {
    const folderOf = (id: string) =>
      ran.records.find((folder) => existsSync(join(folder, 'entries', `${id.slice(7)}.json`))) ?? ''
    const none = 'anchor: none: whoever can write this folder can make its entries\n'
    const train = ran.entry('train').id
    const gate = ran.entry('gate-metrics').id
    expect(project.cli('verify', folderOf(train))).toEqual({
      code: 0,
      out: `entries: 1\nevery link holds\n${none}`,
    })
    expect(project.cli('verify', folderOf(gate))).toEqual({
      code: 1,
      out: `entries: 1\nBROKEN ${train}: parent of ${gate} is missing\n${none}`,
    })
  })
})

const gateAgainst = (inputs: string) =>
  job(
    'gate',
    ['needs: train'],
    steps.checkout,
    `- {id: gate, uses: team/lockstep/actions/gate-metrics@v1, with: {policy: gate.yaml, ${inputs}}}`,
  )
const TOLERANT = { 'gate.yaml': "rules: {accuracy: ['>= 0.5', 'drop <= 0.05']}\n" }

describe('a model whose data was validated', () => {
  const validate = job(
    'validate',
    [],
    steps.checkout,
    '- {id: validate, uses: team/lockstep/actions/validate-data@v1, with: {data: data/flights.csv, expectations: rules.yaml}}',
  )
  const files = {
    'rules.yaml': 'rows: {min: 3}\ncolumns: {late: {not-null: true}}\n',
    'stages.yaml': 'stages: {staging: {requires: [gate, data]}}\n',
  }

  it('descends from the entry of the validation, which the stage asks for', async () => {
    const training = trainJob.replace('    steps:', '    needs: validate\n    steps:')
    await using project = await startProject(workflow(validate, training, gateJob, registerJob), files)
    const ran = await project.run()
    ran.expectJobs({ validate: 'success', ...ALL_WELL })
    const [valid, train, gate, register] = ['validate-data', 'train', 'gate-metrics', 'register-model'].map(
      (action) => ran.entry(action),
    )
    expect(train?.entry.parents).toEqual([valid?.id])
    expect(gate?.entry.parents).toEqual([train?.id])
    expect(register?.entry.parents).toEqual([train?.id, gate?.id].sort())
    expect(project.cli('verify').out).toContain('models: 1, versions: 1, entries: 3\nevery link holds')
    const { out } = project.cli('lineage', 'flights@staging')
    expect(out.split('\n').find((line) => line.includes('validate-data'))).toContain(valid?.id.slice(0, 19))
  })

  it('is not registered where that job was left out', async () => {
    await using project = await startProject(PIPELINE, files)
    const ran = await project.run()
    ran.expectJobs({ ...ALL_WELL, register: 'failure' })
    expect(ran.said('register', 'register')).toEqual([
      'error',
      expect.stringContaining(
        'asks for a passed validate-data entry for the data it was trained on: there is none',
      ),
    ])
  })
})

describe('one job that does everything', () => {
  it('is evidence for itself, by its steps in the workflow file', async () => {
    const all = job('all', [REGISTER], steps.checkout, steps.train, steps.gate, steps.register)
    await using project = await startProject(workflow(all))
    const ran = await project.run()
    ran.expectJobs({ all: 'success' })
    const ids = [ran.entry('train').id, ran.entry('gate-metrics').id].sort()
    expect(ran.entry('register-model').entry.parents).toEqual(ids)
  })
})

describe('a version that a run registered', () => {
  it('is promoted by a later one, on the evidence that the ledger holds', async () => {
    await using project = await startProject(PIPELINE)
    const first = await project.run()
    first.expectJobs(ALL_WELL)
    const promotion = job(
      'promote',
      [REGISTER],
      steps.checkout,
      '- {id: promote, uses: team/lockstep/actions/register-model@v1, with: {operation: promote, name: flights, version: staging, stage: production, policy: stages.yaml}}',
    )
    project.place.write({ '.github/workflows/promote.yml': workflow(promotion) })
    const ran = await project.run({ workflow: '.github/workflows/promote.yml' })
    expect(ran.said('promote', 'promote')).toEqual(['pass', 'promoted flights 1, production (before: none)'])
    expect(project.cli('verify').out).toContain('models: 1, versions: 1, entries: 2\nevery link holds')
    expect(project.cli('lineage', 'flights@production').out).toContain(
      first.entry('gate-metrics').id.slice(0, 19),
    )
  })
})

describe('a weaker model', () => {
  it('is blocked against the registered one by its predictions, and is not registered', async () => {
    const inputs =
      'predictions: record:predictions, baseline: registry:flights@staging, baseline-predictions: registry:flights@staging, first-run: allow'
    await using project = await startProject(workflow(trainJob, gateAgainst(inputs), registerJob), TOLERANT)
    const first = await project.run()
    first.expectJobs(ALL_WELL)
    expect(first.entry('gate-metrics').entry.results).toEqual({ 'first-run': 'true' })
    const ledger = project.ledger()
    project.place.write({ 'params.yaml': 'quality: 60\n' })
    const second = await project.run()
    second.expectJobs({ train: 'success', gate: 'failure', register: 'skipped' })
    expect(second.said('gate', 'gate')[0]).toBe('fail')
    expect(second.step('gate', 'gate').outputs.baseline).toBe('flights@1')
    const gate = second.entry('gate-metrics')
    expect(gate.entry.parents).toEqual([second.entry('train').id])
    expect(gate.entry.measures).toMatchObject({ accuracy: 0.6, 'baseline.accuracy': 0.9 })
    expect(project.ledger()).toBe(ledger)
  })

  it('is blocked against metrics in git', async () => {
    const pipeline = workflow(trainJob, gateAgainst('baseline: "git:main:champion.json"'), registerJob)
    await using project = await startProject(pipeline, { ...TOLERANT, 'champion.json': '{"accuracy": 0.97}' })
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'failure', register: 'skipped' })
    expect(ran.said('gate', 'gate')).toEqual([
      'fail',
      'accuracy is 0.9 against 0.97 of the baseline, worse by 0.07; the policy allows a drop of 0.05',
    ])
    expect(project.ledger()).toBe('')
  })

  it('is refused by register-model itself where the workflow does not wait for the gate to pass', async () => {
    const late = registerJob.replace('needs: gate', 'needs: gate\n    if: always()')
    await using project = await startProject(workflow(trainJob, gateJob, late), {
      'params.yaml': 'quality: 70\n',
    })
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'failure', register: 'failure' })
    expect(ran.said('register', 'register')).toEqual([
      'error',
      expect.stringContaining('a gate on this model says fail: accuracy is 0.7'),
    ])
    expect(project.ledger()).toBe('')
  })
})
