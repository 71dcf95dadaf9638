import { describe, expect, it } from 'vitest'
import { ENTRY_SCHEMA, type Entry, type SealedEntry } from '#core'
import { openGitHub } from './github.ts'
import { answer, type LocalServer, type Seen, startServer } from './local-server.fixture.ts'
import { confirmOrigin, type Origin } from './origin.ts'

const WORKFLOW = '.github/workflows/pipeline.yml'
const ID = `sha256:${'1'.repeat(64)}`
const entry = {
  schema: ENTRY_SCHEMA,
  action: 'gate-metrics',
  repository: 'team/flights',
  sha: 'c0ffee',
  run: { id: '7', attempt: 2, workflow: WORKFLOW, job: 'gate', jobId: '70', leg: null, step: 's' },
} as unknown as Entry

/** What GitHub knows; each test changes a part of it. */
interface Platform {
  readonly job: Readonly<Record<string, unknown>>
  readonly run: Readonly<Record<string, unknown>>
  /** By `path@ref` of this repository, and `owner/name/path@ref` of others. */
  readonly files: Readonly<Record<string, string>>
  /** What each request for the log gets, the last one for ever; undefined: 404. */
  readonly logs: readonly (string | undefined)[]
}

const FILE =
  'jobs: {train: {steps: [{uses: a/b/actions/train@v1}]}, gate: {steps: [{run: ls}, {uses: a/b/actions/gate-metrics@v1}]}}'
const platform: Platform = {
  job: { run_id: 7, run_attempt: 2, head_sha: 'c0ffee', name: 'gate', status: 'completed' },
  run: {
    path: WORKFLOW,
    event: 'push',
    head_sha: 'c0ffee',
    head_branch: 'main',
    head_repository: { full_name: 'team/flights' },
  },
  files: { [`${WORKFLOW}@c0ffee`]: FILE },
  logs: [
    `2026-01-01T00:00:00.0000000Z gate-metrics: pass\n2026-01-01T00:00:00.0000000Z record ${ID} of job gate\n`,
  ],
}

function serve({ job, run, files, logs }: Platform): Promise<LocalServer> {
  let asked = 0
  return startServer(({ url }: Seen, response) => {
    const [, repository, path, ref] = /^\/repos\/([^/]+\/[^/]+)\/contents\/([^?]+)\?ref=(.+)$/.exec(url) ?? []
    if (path !== undefined) {
      const place = `${decodeURIComponent(path)}@${ref}`
      const text = files[repository === 'team/flights' ? place : `${repository}/${place}`]
      if (text === undefined) return answer(response, 404, { message: 'Not Found' })
      return answer(response, 200, { encoding: 'base64', content: Buffer.from(text).toString('base64') })
    }
    if (!url.endsWith('/logs')) return answer(response, 200, url.includes('/jobs/') ? job : run)
    const log = logs[Math.min(asked, logs.length - 1)]
    asked += 1
    if (log === undefined) return answer(response, 404, { message: 'Not Found' })
    response.writeHead(200, { 'content-type': 'text/plain' }).end(log)
  })
}

async function ask(
  changes: Partial<Platform> = {},
  changed: Partial<Entry> = {},
  ofThisJob = false,
): Promise<Origin> {
  await using server = await serve({ ...platform, ...changes })
  const sealed: SealedEntry = { id: ID, entry: { ...entry, ...changed } }
  const allowed = { workflows: [WORKFLOW], refs: ['refs/heads/main'] }
  const github = openGitHub('ghs_secret', 'team/flights', server.url)
  return await confirmOrigin(github, 'team/flights', sealed, allowed, { ofThisJob, patience: 1 })
}

const denied = (why: string) => ({ confirmed: false, why: expect.stringContaining(why) })
const { job, run } = platform

describe('the origin of an entry', () => {
  it('is confirmed by the job, the run, the workflow file and the log that GitHub has', async () => {
    expect(await ask()).toEqual({ confirmed: true })
    expect(await ask({ run: { ...run, path: `${WORKFLOW}@refs/heads/main` } })).toEqual({ confirmed: true })
  })

  it.each([
    ['another run', { ...job, run_id: 8 }, run, 'belongs to run 8'],
    ['another attempt', { ...job, run_attempt: 1 }, run, 'attempt 1'],
    ['another commit', { ...job, head_sha: 'bad' }, run, 'ran at bad'],
    ['a fork', job, { ...run, head_repository: { full_name: 'evil/flights' } }, 'fork'],
    ['a deleted fork', job, { ...run, head_repository: null }, 'fork'],
    ['a pull request', job, { ...run, event: 'pull_request' }, 'pull request'],
    ['pull_request_target', job, { ...run, event: 'pull_request_target' }, 'pull request'],
    ['another workflow', job, { ...run, path: '.github/workflows/evil.yml' }, 'not among'],
    ['another branch', job, { ...run, head_branch: 'feature' }, 'not among'],
    ['another job', { ...job, name: 'train' }, run, 'job 70 is "train", which is not gate of'],
  ])('is denied for %s', async (_, jobs, runs, why) => {
    expect(await ask({ job: jobs, run: runs })).toEqual(denied(why))
  })

  it('is denied where the entry names no job, or is of another repository', async () => {
    const { jobId: _, ...nameless } = entry.run
    expect(await ask({}, { run: nameless })).toEqual(denied('names no job'))
    expect(await ask({}, { run: { ...entry.run, jobId: '70/../71' } })).toEqual(denied('names no job'))
    expect(await ask({}, { repository: 'evil/flights' })).toEqual(denied('of repository evil/flights'))
  })

  it('is denied for a job without a step of the action, whatever its log says', async () => {
    const asTrain = { run: { ...entry.run, job: 'train' } }
    expect(await ask({ job: { ...job, name: 'train' } }, asTrain)).toEqual(
      denied('job train of .* has no step'.replace('.*', WORKFLOW)),
    )
    expect(await ask({}, { action: 'canary-deploy' })).toEqual(denied('has no step of canary-deploy'))
    const files = { [`${WORKFLOW}@c0ffee`]: 'jobs: {gate: {steps: [{uses: evil/gate-metrics/x@v1}]}}' }
    expect(await ask({ files })).toEqual(denied('has no step of gate-metrics'))
  })

  it('is denied where the workflow cannot be read', async () => {
    expect(await ask({ files: {} })).toEqual(
      denied(`the workflow ./${WORKFLOW} cannot be read: Not Found (status 404)`),
    )
    expect(await ask({ files: { [`${WORKFLOW}@c0ffee`]: 'jobs: [' } })).toEqual(denied(WORKFLOW))
  })

  it('is denied where the log does not name the entry, in the words of its own job', async () => {
    expect(await ask({ logs: ['gate-metrics: pass\n'] })).toEqual(
      denied('the log of job 70 does not name it'),
    )
    expect(await ask({ logs: [`record ${ID} of job other\n`] })).toEqual(denied('does not name it'))
  })

  it('waits for the log of a job that just ended, but not for ever', async () => {
    expect(await ask({ logs: [undefined, undefined, ...platform.logs] })).toEqual({ confirmed: true })
    expect(await ask({ logs: [undefined] })).toEqual(denied('the log of job 70 cannot be read: Not Found'))
    const running = { job: { ...job, status: 'in_progress' }, logs: [undefined] }
    expect(await ask(running)).toEqual(denied('is not there before the job ends'))
  })

  it('needs no log for what this very job made, but a step that could have made it', async () => {
    expect(await ask({ logs: [undefined] }, {}, true)).toEqual({ confirmed: true })
    expect(await ask({ logs: [undefined] }, { action: 'canary-deploy' }, true)).toEqual(denied('has no step'))
  })
})

describe('the job that GitHub shows', () => {
  const named = (name: string, file: string, key = 'gate', more: Readonly<Record<string, string>> = {}) =>
    ask(
      {
        job: { ...job, name },
        files: { [`${WORKFLOW}@c0ffee`]: file, ...more },
        logs: [`record ${ID} of job ${key}`],
      },
      { run: { ...entry.run, job: key } },
    )
  const GATE = 'steps: [{uses: ./actions/gate-metrics}]'

  it.each([
    ['gate (a, 3)', `jobs: {gate: {strategy: {matrix: {}}, ${GATE}}}`],
    ['Judge a on main', `jobs: {gate: {name: 'Judge \${{ matrix.m }} on main', ${GATE}}}`],
    ['Judge (v1.0)', `jobs: {gate: {name: Judge (v1.0), ${GATE}}}`],
  ])('as %s is the one of the file', async (name, file) => {
    expect(await named(name, file)).toEqual({ confirmed: true })
  })

  it('may have a name that another job has too, if both have such a step', async () => {
    const file = (other: string) => `jobs: {gate: {name: '\${{ matrix.m }}', ${GATE}}, other: {${other}}}`
    expect(await named('other', file(GATE))).toEqual({ confirmed: true })
    expect(await named('other', file('steps: [{run: ls}]'))).toEqual(denied('job other of'))
  })

  it('may be one of a called workflow, here or in another repository', async () => {
    const inner = { '.github/workflows/inner.yml@c0ffee': `jobs: {gate: {${GATE}}}` }
    const local = 'jobs: {release: {uses: ./.github/workflows/inner.yml}}'
    expect(await named('release / gate', local, 'gate', inner)).toEqual({ confirmed: true })
    expect(await named('gate', local, 'gate', inner)).toEqual(denied('which is not gate'))
    const central = {
      'org/shared/.github/workflows/outer.yml@v1':
        'jobs: {models: {name: All / of them, uses: ./.github/workflows/inner.yml}}',
      'org/shared/.github/workflows/inner.yml@v1': `jobs: {gate: {${GATE}}}`,
    }
    const remote = 'jobs: {release: {uses: org/shared/.github/workflows/outer.yml@v1}}'
    expect(await named('release / All / of them / gate', remote, 'gate', central)).toEqual({
      confirmed: true,
    })
    expect(await named('release / All / of them / gate', remote)).toEqual(
      denied('the workflow org/shared/.github/workflows/outer.yml@v1 cannot be read: Not Found'),
    )
  })

  it('is not looked for in workflows that call each other without end', async () => {
    const file = `jobs: {a: {name: '\${{ x }}', uses: ./${WORKFLOW}}}`
    expect(await named(Array(20).fill('a').join(' / '), file)).toEqual(denied('which is not gate'))
  })
})
