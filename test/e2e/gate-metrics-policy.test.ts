import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#core'
import { commit, entryOf, gate, git, jobWith, POLICY, shown, trained } from './gate-metrics.fixture.ts'
import { entriesOf, type Job, runStep } from './harness.ts'

describe('the policy', () => {
  /** A repository whose pull request weakens the gate, checked out at its head. */
  function pullRequest(change: (job: Job) => void): { job: Job; base: string } {
    const job = jobWith({ 'metrics.json': '{"accuracy": 0.7, "log_loss": 0.4}' })
    git(job.workspace, 'init', '--quiet')
    const base = commit(job, 'strict gate')
    change(job)
    const head = commit(job, 'weaker gate')
    const event = join(job.temp, 'event.json')
    const payload = {
      pull_request: {
        number: 4,
        base: { ref: 'main', sha: base },
        head: { ref: 'topic', sha: head, repo: { full_name: 'team/flights' } },
      },
    }
    writeFileSync(event, JSON.stringify(payload))
    Object.assign(job.environment, {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: head,
    })
    return { job, base }
  }

  it('comes from the base branch on a pull request, which cannot weaken its own gate', async () => {
    const { job, base } = pullRequest((job) =>
      writeFileSync(join(job.workspace, 'gate.yaml'), "rules: {accuracy: '>= 0.1'}\n"),
    )
    const result = await gate(job)
    expect(shown(result)).toEqual([1, 'fail', 'accuracy is 0.7; the policy asks for at least 0.8'])
    expect(result.summary).toContain(
      'This pull request changes the policy; the version of the base branch has judged.',
    )
    expect(result.summary).toContain(`from commit ${base.slice(0, 7)} of the base branch`)
    // The line is one of the base branch's file.
    expect(result.log).toMatch(/::error title=accuracy >= 0\.8%3A fail,file=gate\.yaml::/)
    expect(entryOf(job).policy).toEqual({
      path: 'gate.yaml',
      commit: base,
      protected: true,
      sha256: sha256(POLICY),
    })
  })

  it('that the base branch does not have is reported as unprotected', async () => {
    const { job } = pullRequest((job) =>
      writeFileSync(join(job.workspace, 'new.yaml'), "rules: {accuracy: '>= 0.1'}\n"),
    )
    const result = await gate(job, { policy: 'new.yaml' })
    expect(result.outputs.verdict).toBe('pass')
    expect(result.log).toContain(
      '::notice::The policy is unprotected: from this pull request, for the base branch does not have it yet.',
    )
    expect(entryOf(job).policy?.protected).toBe(false)
  })

  it('may be inline, and is then reported as unprotected', async () => {
    const job = jobWith()
    const result = await gate(job, { policy: "rules:\n  accuracy: '>= 0.9'\n" })
    expect(result.outputs.verdict).toBe('fail')
    expect(result.log).toContain('::notice::The policy is unprotected: inline in the workflow')
    expect(result.log).toContain('::error title=accuracy >= 0.9%3A fail::accuracy is 0.83')
    expect(entryOf(job).policy?.protected).toBe(false)
  })

  it('is protected where it is as it was committed', async () => {
    const job = jobWith()
    git(job.workspace, 'init', '--quiet')
    job.environment.GITHUB_SHA = commit(job, 'all')
    await gate(job)
    expect(entryOf(job).policy).toMatchObject({ commit: job.environment.GITHUB_SHA, protected: true })
  })
})

describe('the record', () => {
  /** A first job that gates a model, and a second one that was handed its record. */
  async function handedOver(): Promise<{ id: string; second: Job; folder: string }> {
    const first = jobWith({}, { GITHUB_JOB: 'evaluate' })
    const { outputs } = await gate(first)
    const second = jobWith({}, { GITHUB_JOB: 'release' })
    cpSync(join(first.temp, 'lockstep/entries'), join(second.workspace, 'handed/entries'), {
      recursive: true,
    })
    return { id: outputs.record ?? '', second, folder: join(second.workspace, 'handed/entries') }
  }

  it('links a gate to the entries that it builds on', async () => {
    const { id, second } = await handedOver()
    const result = await gate(second, { record: 'handed' })
    expect(result.outputs.verdict).toBe('pass')
    expect(entryOf(second).parents).toEqual([id])
  })

  it('that was tampered with is refused', async () => {
    const { second, folder } = await handedOver()
    const [name = ''] = readdirSync(folder)
    const file = join(folder, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"accuracy":0.83', '"accuracy":0.93'))
    const result = await gate(second, { record: 'handed' })
    expect([result.code, result.outputs.verdict]).toEqual([1, 'error'])
    expect(result.outputs.reason).toContain('the entry was changed: its bytes have the id sha256:')
  })

  it('that speaks of another model is refused', async () => {
    const { id, second } = await handedOver()
    writeFileSync(join(second.workspace, 'model.bin'), 'other weights')
    const result = await gate(second, { record: 'handed' })
    expect(shown(result)).toEqual([
      1,
      'error',
      `${id}: model model.bin is not the one that the record names. The record has sha256:${sha256('weights')}, the file has sha256:${sha256('other weights')}.`,
    ])
  })

  it('gives model and metrics by itself, and other models keep out of it', async () => {
    const job = jobWith()
    await gate(job)
    trained(job, '{"accuracy": 0.5, "log_loss": 0.1}')
    const inputs = { policy: 'gate.yaml' }
    const result = await runStep(job, 'gate-metrics', inputs, { step: 'gate' })
    expect(shown(result)).toEqual([1, 'fail', 'accuracy is 0.5; the policy asks for at least 0.8'])
    const made = entriesOf(job).find(({ entry }) => entry.run.step === 'gate')
    const train = entriesOf(job).find(({ entry }) => entry.action === 'train')
    expect(made?.entry.subjects[0]).toMatchObject({ name: 'model.onnx', sha256: sha256('weights') })
    expect(made?.entry.parents).toContain(train?.id)
    trained(job, '{"accuracy": 0.99, "log_loss": 0.1}', 'a leg of the matrix')
    const ambiguous = await runStep(job, 'gate-metrics', inputs, { step: 'gate' })
    expect(ambiguous.outputs.verdict).toBe('error')
    expect(ambiguous.outputs.reason).toContain('2 different products "model" are in the record of this run')
    const named = await runStep(job, 'gate-metrics', { ...inputs, model: 'model.bin' }, { step: 'gate' })
    expect(named.outputs.reason).toBe('accuracy is 0.5; the policy asks for at least 0.8')
  })
})
