import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import {
  gateJob,
  job,
  PIPELINE,
  type Project,
  REGISTER,
  registerJob,
  startProject,
  steps,
  trainJob,
  workflow,
} from './project.ts'

const ALL_WELL = { train: 'success', gate: 'success', register: 'success' }
const REGISTER_FAILED = { train: 'success', gate: 'success', register: 'failure' }

/** A pipeline whose last job has these permissions, and inputs beside its name. */
const registerWith = (permissions: string, inputs = '') =>
  workflow(
    trainJob,
    gateJob,
    job(
      'register',
      ['needs: gate', permissions],
      steps.checkout,
      `- {id: register, uses: team/lockstep/actions/register-model@v1, with: {name: flights${inputs}}}`,
    ),
  )

function commits(project: Project): number {
  const count = execFileSync('git', ['--git-dir', project.gitDir, 'rev-list', '--count', 'lockstep-ledger'])
  return Number(count.toString())
}

describe('artifacts', () => {
  it('that are refused or cut off once are sent again, and the record is whole', async () => {
    await using project = await startProject(PIPELINE)
    project.github.inject({ path: /CreateArtifact$/, status: 503, times: 1 })
    project.github.inject({ path: /FinalizeArtifact$/, cut: 'before', times: 1 })
    project.github.inject({ path: /^\/blobs\/artifacts\//, method: 'PUT', cut: 'before', times: 1 })
    const ran = await project.run()
    ran.expectJobs(ALL_WELL)
    expect(project.github.requests.filter(({ status }) => status === 0 || status === 503)).toHaveLength(3)
    expect(ran.entry('register-model').entry.parents).toHaveLength(2)
  })

  it('that cannot be listed are an error that names who failed, and nothing passes without the record', async () => {
    await using project = await startProject(PIPELINE)
    project.github.inject({ path: /ListArtifacts$/, status: 403 })
    const ran = await project.run()
    ran.expectJobs({ train: 'failure', gate: 'skipped', register: 'skipped' })
    expect(ran.said('train', 'train')).toEqual([
      'error',
      expect.stringMatching(/^GitHub artifacts: could not list artifacts: .*403/),
    ])
  })

  it('of which the upload was cut off after its name was taken go under another name', async () => {
    await using project = await startProject(workflow(trainJob, gateJob))
    // The first is the record, the second its first product.
    project.github.inject({ path: /CreateArtifact$/, cut: 'after', times: 1 })
    project.github.inject({ path: /FinalizeArtifact$/, cut: 'after', times: 1 })
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'success' })
    expect(ran.remarks('train', 'warning')).toEqual([])
    expect(ran.entry('gate-metrics').entry.parents).toEqual([ran.entry('train').id])
  })

  it('that cannot be stored at all are a warning of the job, and no later job passes without them', async () => {
    await using project = await startProject(workflow(trainJob, gateJob))
    project.github.inject({ path: /CreateArtifact$/, status: 403 })
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'failure' })
    expect(ran.remarks('train', 'warning')).toEqual([
      expect.stringMatching(/^GitHub artifacts: could not upload lockstep-[0-9a-f]{16}: .*403/),
    ])
    expect(ran.said('gate', 'gate')).toEqual([
      'fail',
      expect.stringContaining('no entry of this run has a product "model"'),
    ])
  })
})

describe('the ledger', () => {
  it.each(['after', 'before'] as const)('is written once when the push is cut %s its effect', async (cut) => {
    await using project = await startProject(PIPELINE)
    project.github.inject({ path: /\/git-receive-pack$/, method: 'POST', cut, times: 1 })
    const ran = await project.run()
    ran.expectJobs(ALL_WELL)
    const { outputs } = ran.step('register', 'register')
    expect([outputs.version, outputs['already-registered']]).toEqual(['1', 'false'])
    expect(commits(project)).toBe(1)
    expect(project.cli('verify').out).toContain('models: 1, versions: 1, entries: 2\nevery link holds')
  })

  it('on a protected branch is not written, and the message says what to do', async () => {
    await using project = await startProject(PIPELINE)
    execFileSync('git', [
      '--git-dir',
      project.gitDir,
      'config',
      '--add',
      'simulator.protectedRef',
      'refs/heads/lockstep-*',
    ])
    const ran = await project.run()
    ran.expectJobs(REGISTER_FAILED)
    const [verdict, reason] = ran.said('register', 'register')
    expect(verdict).toBe('error')
    expect(reason).toContain('GH006: Protected branch update failed for refs/heads/lockstep-ledger')
    expect(reason).toContain(
      'The branch is protected: let the token of this workflow bypass the rule, or name another branch by ledger:<owner>/<repo>@<branch>.',
    )
    expect(project.ledger()).toBe('')
  })

  it('needs a permission, and the message has the line to add', async () => {
    await using project = await startProject(registerWith('permissions: {contents: read}'))
    const ran = await project.run()
    ran.expectJobs(REGISTER_FAILED)
    const [verdict, reason] = ran.said('register', 'register')
    expect(verdict).toBe('error')
    expect(reason).toContain('Write access to repository not granted.')
    expect(reason).toContain('Give the job `permissions: contents: write` and pass the token')
    expect(project.ledger()).toBe('')
  })

  it('needs a token, and the message says so', async () => {
    await using project = await startProject(registerWith(REGISTER, ", token: ''"))
    const ran = await project.run()
    ran.expectJobs(REGISTER_FAILED)
    const [verdict, reason] = ran.said('register', 'register')
    expect(verdict).toBe('error')
    expect(reason).toContain('Give the job `permissions: contents: write` and pass the token')
  })
})

describe('evidence for a stage', () => {
  it.each([
    ['permissions: {contents: write}', '', 'Give the job `permissions: actions: read, contents: read`'],
    [REGISTER, ", token: ''", 'there is no token to ask GitHub with; pass `token`'],
  ])(
    'cannot be confirmed with %s%s, and the message says what is missing',
    async (permissions, token, fix) => {
      await using project = await startProject(
        registerWith(permissions, `, stage: staging, policy: stages.yaml${token}`),
      )
      const ran = await project.run()
      ran.expectJobs(REGISTER_FAILED)
      expect(ran.said('register', 'register')).toEqual(['error', expect.stringContaining(fix)])
      expect(project.ledger()).toBe('')
    },
  )

  it('cannot be confirmed while GitHub does not answer', async () => {
    await using project = await startProject(workflow(trainJob, gateJob, registerJob))
    project.github.inject({ path: /\/actions\/jobs\/\d+$/, status: 502 })
    const ran = await project.run()
    ran.expectJobs(REGISTER_FAILED)
    expect(ran.said('register', 'register')).toEqual([
      'error',
      expect.stringMatching(/^GitHub: GET .*\/actions\/jobs\/.*502/),
    ])
    expect(project.ledger()).toBe('')
  })
})
