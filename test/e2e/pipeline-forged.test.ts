import { describe, expect, it } from 'vitest'
import { forgeFiles, forgeJob, OWN_ID } from './forge.fixture.ts'
import { gateJob, job, REGISTER, registerJob, startProject, steps, trainJob, workflow } from './project.ts'

/** Registers whatever the jobs before it ended with: the stage's policy is the only thing in the way. */
const register = job('register', ['needs: forge', 'if: always()', REGISTER], steps.checkout, steps.register)
/** There is a gate in the workflow, and it did not run. */
const idleGate = job('gate', ['needs: train', 'if: false'], steps.checkout, steps.gate)
const WORKFLOW = '.github/workflows/pipeline.yml'

describe('a passing gate entry that a job without a gate made up', () => {
  it('is refused whatever it says of where it comes from, and each refusal says why', async () => {
    const claims = [
      { run: { job: 'gate', jobId: '999999' } },
      { run: { job: 'gate', jobId: 'train' } },
      { run: { job: 'train', jobId: 'train' } },
      { run: { job: 'gate', jobId: OWN_ID } },
      { run: { job: 'forge', jobId: OWN_ID } },
      { run: { job: 'gate', jobId: 'train' }, sha: 'f'.repeat(40) },
      { run: { job: 'gate', jobId: 'train', attempt: 2 } },
      { run: { job: 'gate', jobId: 'train' }, repository: 'team/other' },
      { run: { job: 'gate', jobId: 'train', id: '999' } },
      { run: { job: 'gate' } },
    ]
    await using project = await startProject(
      workflow(trainJob, idleGate, forgeJob('train', claims), register),
      forgeFiles,
    )
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'skipped', forge: 'success', register: 'failure' })
    const [verdict, reason = ''] = ran.said('register', 'register')
    expect(verdict).toBe('error')
    expect(reason).toMatch(/^staging asks for a passed gate-metrics entry for this model: sha256:/)
    const [train, forge] = ran.result.jobs.flatMap(({ jobId }) => (jobId === 0 ? [] : [jobId]))
    const whys = [...reason.matchAll(/sha256:[0-9a-f]{64} is not confirmed: ([^;]+)/g)].map(([, why]) => why)
    expect(whys.sort()).toEqual(
      [
        'job 999999: Not Found (status 404)',
        `job ${train} is "train", which is not gate of ${WORKFLOW}`,
        `job train of ${WORKFLOW} has no step of gate-metrics`,
        `job ${forge} is "forge", which is not gate of ${WORKFLOW}`,
        `job forge of ${WORKFLOW} has no step of gate-metrics`,
        `job ${train} ran at ${ran.result.sha}, not ${'f'.repeat(40)}`,
        'it names no job of a run',
      ].sort(),
    )
    const left = ran
      .remarks('register', 'warning')
      .filter((text) => text.startsWith('Left out of the record'))
    expect(left.map((text) => text.replace(/^.* holds sha256:[0-9a-f]{64}, /, '')).sort()).toEqual([
      'of attempt 2, which is not there yet.',
      'of repository team/other.',
      'of run 999.',
    ])
    expect(project.ledger()).toBe('')
  })

  it('does not take the place of the entry of the gate that failed, even when that one is taken away', async () => {
    const takeAway = [
      '- {id: victim, run: "echo name=$(basename $(dirname $(dirname $(grep -l gate-metrics seen/*/entries/*.json)))) >> $GITHUB_OUTPUT"}',
      '- {uses: actions/upload-artifact@v5, with: {name: "${{ steps.victim.outputs.name }}", path: forge.mjs, overwrite: true}}',
    ]
    const forge = forgeJob('gate', [{ run: { job: 'gate', jobId: 'gate' } }], {}, ...takeAway)
    await using project = await startProject(workflow(trainJob, gateJob, forge, register), {
      ...forgeFiles,
      'params.yaml': 'quality: 70\n',
    })
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'failure', forge: 'success', register: 'failure' })
    const gate = ran.result.jobs.find(({ name }) => name === 'gate')?.jobId
    expect(ran.said('register', 'register')).toEqual([
      'error',
      expect.stringContaining(`is not confirmed: the log of job ${gate} does not name it`),
    ])
    expect(ran.remarks('register', 'warning')).toContainEqual(
      expect.stringMatching(
        /^The artifact lockstep-[0-9a-f]{16} does not hold what its name says; it is left out/,
      ),
    )
    expect(project.ledger()).toBe('')
  })
})

describe('an artifact that looks like a record', () => {
  it('may hold foreign files: they are left out, and what is genuine counts', async () => {
    const foreign = {
      'entries/notes.txt': 'hello',
      'entries/deeper/entry.json': '{}',
      [`entries/${'0'.repeat(64)}.json`]: '{"schema":"lockstep.entry/1"}',
      'README.md': '# A record',
    }
    const late = registerJob.replace('needs: gate', 'needs: [gate, forge]')
    const pipeline = workflow(trainJob, gateJob, forgeJob('train', [], foreign), late)
    await using project = await startProject(pipeline, forgeFiles)
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'success', forge: 'success', register: 'success' })
    const left = ran
      .remarks('register', 'warning')
      .map((text) => text.replace(/lockstep-[0-9a-f]{16}/, '*').slice(0, 44))
    expect(left.sort()).toEqual([
      'Left out of the record: */entries/0000000000',
      'Left out of the record: */entries/notes.txt:',
    ])
    const ids = [ran.entry('train').id, ran.entry('gate-metrics').id].sort()
    expect(ran.entry('register-model').entry.parents).toEqual(ids)
  })

  it('does not change what a model is: other bytes under the name of a product are refused', async () => {
    const swap = job(
      'swap',
      ['needs: gate'],
      '- {uses: actions/download-artifact@v5, with: {pattern: lockstep-*, path: seen}}',
      '- {id: victim, run: "echo name=$(basename $(dirname $(ls seen/*/model.bin))) >> $GITHUB_OUTPUT; echo other weights > model.bin"}',
      '- {uses: actions/upload-artifact@v5, with: {name: "${{ steps.victim.outputs.name }}", path: model.bin, overwrite: true}}',
    )
    const late = registerJob.replace('needs: gate', 'needs: swap')
    await using project = await startProject(workflow(trainJob, gateJob, swap, late))
    const ran = await project.run()
    ran.expectJobs({ train: 'success', gate: 'success', swap: 'success', register: 'failure' })
    expect(ran.said('register', 'register')).toEqual([
      'error',
      expect.stringContaining('model does not have the digest that the record names'),
    ])
    expect(project.ledger()).toBe('')
  })
})
