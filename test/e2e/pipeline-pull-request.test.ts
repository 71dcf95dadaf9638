import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  gateJob,
  job,
  PIPELINE,
  type Project,
  type Ran,
  startProject,
  steps,
  trainJob,
  workflow,
} from './project.ts'

/** Runs the pipeline for a pull request that makes these changes. */
function runForPullRequest(project: Project, changes: Readonly<Record<string, string>>): Promise<Ran> {
  project.place.git('checkout', '--quiet', '-b', 'change')
  project.place.write(changes)
  return project.run({ event: { name: 'pull_request', base: 'main' } })
}

const gateWith = (permissions: string) =>
  gateJob.replace('needs: train', `needs: train\n    permissions: ${permissions}`)
const WEAKER = { 'params.yaml': 'quality: 70\n', 'gate.yaml': "rules: {accuracy: '>= 0.1'}\n" }
const notices = (ran: Ran) => ran.remarks('gate', 'notice')

describe('a pull request that weakens the policy', () => {
  it('is judged by the policy of the base branch, and told so', async () => {
    await using project = await startProject(PIPELINE)
    const ran = await runForPullRequest(project, WEAKER)
    ran.expectJobs({ train: 'success', gate: 'failure', register: 'skipped' })
    const [verdict, reason] = ran.said('gate', 'gate')
    expect(verdict).toBe('fail')
    expect(reason).toContain('accuracy is 0.7')
    expect(ran.entry('gate-metrics').entry.policy).toMatchObject({ path: 'gate.yaml', protected: true })
    expect(ran.step('gate', 'gate').summary).toContain(
      'This pull request changes the policy; the version of the base branch has judged.',
    )
  })

  it('cannot release: no run of a pull request is evidence', async () => {
    await using project = await startProject(PIPELINE)
    const ran = await runForPullRequest(project, { 'params.yaml': 'quality: 91\n' })
    ran.expectJobs({ train: 'success', gate: 'success', register: 'failure' })
    expect(ran.said('register', 'register')).toEqual([
      'error',
      expect.stringMatching(/is not confirmed: run \d+ was started by a pull request$/),
    ])
    expect(project.ledger()).toBe('')
  })
})

describe('the result of a pull request', () => {
  it('is a check on the head commit where the permission is given', async () => {
    await using project = await startProject(workflow(trainJob, gateWith('{contents: read, checks: write}')))
    const ran = await runForPullRequest(project, WEAKER)
    const checks = project.github
      .documents('check-runs')
      .filter(({ name }) => String(name).startsWith('lockstep'))
    expect(checks).toMatchObject([
      {
        name: 'lockstep gate-metrics (gate)',
        head_sha: ran.result.origin.sha,
        status: 'completed',
        conclusion: 'failure',
        output: { title: expect.stringContaining('gate-metrics: fail: accuracy is 0.7') },
      },
    ])
    expect(notices(ran)).toEqual([])
  })

  it('is a comment that is kept up to date where only that is allowed, with one notice', async () => {
    await using project = await startProject(
      workflow(trainJob, gateWith('{contents: read, pull-requests: write}')),
    )
    const ran = await runForPullRequest(project, WEAKER)
    expect(notices(ran)).toEqual([
      'The result is shown in the comment, not as a check: Resource not accessible by integration (status 403). Add "checks: write" to the job\'s permissions.',
    ])
    const again = await project.run({
      event: { name: 'pull_request', base: 'main' },
      rerun: { of: ran.result, jobs: 'all' },
    })
    expect(notices(again)).toHaveLength(1)
    expect(project.github.documents('comments')).toMatchObject([
      { body: expect.stringContaining('## gate-metrics: fail\n\naccuracy is 0.7') },
    ])
  })

  it('is in the summary where nothing else is allowed, with one notice', async () => {
    await using project = await startProject(workflow(trainJob, gateJob))
    const ran = await runForPullRequest(project, WEAKER)
    expect(notices(ran)).toEqual([
      'The result is shown in the summary, not as a check: Resource not accessible by integration (status 403). Add "checks: write" to the job\'s permissions.',
    ])
    expect(project.github.documents('comments')).toEqual([])
    expect(ran.step('gate', 'gate').summary).toContain('gate-metrics: fail')
  })
})

describe('a folder outside the workspace', () => {
  it('is opened by the environment of a workflow, but not by a pull request', async () => {
    const outside = steps.train.replace('data: data/flights.csv', 'data: "${{ vars.OUTSIDE }}/secret.csv"')
    const pipeline = workflow(
      job('train', ['env: {LOCKSTEP_DATA_ROOTS: "${{ vars.OUTSIDE }}"}'], steps.checkout, outside),
    )
    await using project = await startProject(pipeline)
    const { root } = project.place
    const variables = { OUTSIDE: root }
    writeFileSync(join(root, 'secret.csv'), 'a,b\n')
    const pushed = await project.run({ variables })
    pushed.expectJobs({ train: 'success' })
    project.place.git('checkout', '--quiet', '-b', 'change')
    project.place.write({ 'params.yaml': 'quality: 91\n' })
    const ran = await project.run({ variables, event: { name: 'pull_request', base: 'main' } })
    expect(ran.said('train', 'train')).toEqual([
      'error',
      expect.stringContaining(`${root}/secret.csv: the path lies outside the workspace`),
    ])
  })
})
