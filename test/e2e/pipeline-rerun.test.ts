import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SealedEntry } from '#core'
import {
  job,
  type Project,
  type Ran,
  registerJob,
  startProject,
  steps,
  trainJob,
  workflow,
} from './project.ts'

/** The floor lies outside of the commit, so that a new attempt may judge otherwise. */
const gateJob = job(
  'gate',
  ['needs: train'],
  steps.checkout,
  steps.gate.replace('gate.yaml', `'{rules: {accuracy: ">= \${{ vars.FLOOR }}"}}'`),
)

describe('a run that is run again', () => {
  let project: Project
  let first: Ran
  let failedAgain: Ran
  let allAgain: Ran
  let ledgers: string[]

  beforeAll(async () => {
    project = await startProject(workflow(trainJob, gateJob, registerJob))
    first = await project.run({ variables: { FLOOR: '0.95' } })
    ledgers = [project.ledger()]
    failedAgain = await project.run({
      variables: { FLOOR: '0.8' },
      rerun: { of: first.result, jobs: 'failed' },
    })
    ledgers.push(project.ledger())
    allAgain = await project.run({
      variables: { FLOOR: '0.8' },
      rerun: { of: failedAgain.result, jobs: 'all' },
    })
    ledgers.push(project.ledger())
  })
  afterAll(() => project[Symbol.asyncDispose]())

  const at = (ran: Ran, action: string, attempt: number): SealedEntry => {
    const found = ran.entries.filter(({ entry }) => entry.action === action && entry.run.attempt === attempt)
    expect(found).toHaveLength(1)
    return found[0] as SealedEntry
  }

  it('registers once its gate passes, though it failed in the attempt before', () => {
    first.expectJobs({ train: 'success', gate: 'failure', register: 'skipped' })
    expect(ledgers[0]).toBe('')
    failedAgain.expectJobs({ train: 'success', gate: 'success', register: 'success' })
    expect(failedAgain.result.jobs.map(({ attempt }) => attempt)).toEqual([1, 2, 2])
    expect(ledgers[1]).not.toBe('')
  })

  it('links to the entries that count now: those of jobs that were kept, and not those that were superseded', () => {
    const train = at(failedAgain, 'train', 1)
    const [before, gate] = [at(failedAgain, 'gate-metrics', 1), at(failedAgain, 'gate-metrics', 2)]
    expect([before.entry.verdict, gate.entry.verdict]).toEqual(['fail', 'pass'])
    expect(gate.entry.parents).toEqual([train.id])
    expect(at(failedAgain, 'register-model', 2).entry.parents).toEqual([train.id, gate.id].sort())
  })

  it('registers the same model once: the same version, no new commit, and parents of its own attempt', () => {
    allAgain.expectJobs({ train: 'success', gate: 'success', register: 'success' })
    const { outputs } = allAgain.step('register', 'register')
    expect([outputs['already-registered'], outputs.version]).toEqual(['true', '1'])
    expect(failedAgain.step('register', 'register').outputs['already-registered']).toBe('false')
    expect(ledgers[2]).toBe(ledgers[1])
    const parents = [at(allAgain, 'train', 3).id, at(allAgain, 'gate-metrics', 3).id].sort()
    expect(at(allAgain, 'register-model', 3).entry.parents).toEqual(parents)
    expect(project.cli('verify').out).toContain('models: 1, versions: 1, entries: 2\nevery link holds')
  })
})
