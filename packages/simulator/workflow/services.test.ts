import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type GitHubServer, type Origin, prepareOrigin, runWorkflow, startGitHub } from '#simulator'
import {
  type TemporaryRepository,
  temporaryRepository,
} from '../../../test/fixtures/simulator/temporary-repository.ts'

interface Served extends AsyncDisposable {
  readonly place: TemporaryRepository
  readonly github: GitHubServer
  readonly origin: Origin
  run(options?: { event?: string; environment?: Record<string, string> }): Promise<{
    readonly result: Awaited<ReturnType<typeof runWorkflow>>
    readonly lines: readonly string[]
  }>
}

/** A repository with these files, and GitHub's services around it. */
async function serve(
  files: Record<string, string>,
  prepare?: (place: TemporaryRepository) => void,
): Promise<Served> {
  const place = temporaryRepository(files)
  prepare?.(place)
  const { repository, root, environment, workRoot, output } = place
  const origin = await prepareOrigin({ repository, stateDir: path.join(root, 'state'), environment })
  const { gitDir } = origin
  const stateDir = path.join(root, 'state', 'github')
  const github = await startGitHub({ repository: 'team/project', gitDir, stateDir })
  return {
    place,
    github,
    origin,
    run: async ({ event = 'push' } = {}) => {
      const lines: string[] = []
      const result = await runWorkflow({
        ...{ repository, workRoot, output, environment, github, origin, slug: 'team/project' },
        workflow: 'workflow.yml',
        event: { name: event },
        onLine: (line) => lines.push(line.text),
      })
      return { result, lines }
    },
    [Symbol.asyncDispose]: async () => {
      await github.close()
      place[Symbol.dispose]()
    },
  }
}

const transfer = `on: push
jobs:
  make:
    runs-on: x
    strategy: {matrix: {v: [1, 2]}}
    steps:
      - run: |
          mkdir -p out/deep/.hidden; echo "one \${{ matrix.v }}" > out/one.txt; echo two > out/deep/two.bin
          echo no > out/deep/no.log; echo h > out/deep/.hidden/h
      - uses: actions/upload-artifact@v4
        id: up
        with:
          name: result-\${{ matrix.v }}
          path: |
            out
            !out/**/*.log
      - run: echo "id \${{ steps.up.outputs.artifact-id }} digest \${{ steps.up.outputs.artifact-digest }}"
      - uses: actions/upload-artifact@v4
        with: {name: single, path: out/one.txt, overwrite: "\${{ matrix.v == 2 }}"}
      - uses: actions/upload-artifact@v4
        name: none
        with: {name: none, path: absent/*.txt, if-no-files-found: error}
        continue-on-error: true
      - uses: actions/upload-artifact@v4
        name: taken
        with: {name: single, path: out/one.txt}
        continue-on-error: true
  take:
    needs: make
    runs-on: x
    steps:
      - uses: actions/download-artifact@v4
        with: {name: result-1, path: one}
      - uses: actions/download-artifact@v4
        with: {pattern: result-*, path: all}
      - uses: actions/download-artifact@v4
        with: {name: single}
      - uses: actions/download-artifact@v4
        name: absent
        with: {name: absent}
        continue-on-error: true
      - run: find . -type f | sort; cat one/one.txt all/result-2/one.txt one.txt
`

describe('artifacts', () => {
  it('travel from job to job through the service, as the two actions carry them', async () => {
    await using served = await serve({ 'workflow.yml': transfer })
    const { result, lines } = await served.run()
    const paths = lines.filter((line) => line.startsWith('./'))
    expect(paths).toEqual([
      './all/result-1/deep/two.bin',
      './all/result-1/one.txt',
      './all/result-2/deep/two.bin',
      './all/result-2/one.txt',
      './one.txt',
      './one/deep/two.bin',
      './one/one.txt',
    ])
    expect(lines.slice(-3)).toEqual(['one 1', 'one 2', 'one 2'])
    const steps = result.jobs.flatMap((job) => job.steps)
    const outcome = (name: string) => steps.find((step) => step.name === name)?.outcome
    expect([outcome('none'), outcome('taken'), outcome('absent')]).toEqual(['failure', 'failure', 'failure'])
    expect(result.conclusion).toBe('success')
    const stored = served.github.artifacts.find((artifact) => artifact.name === 'result-1')
    expect(lines).toContain(`id ${stored?.id} digest ${stored?.digest.replace('sha256:', '')}`)
    const unpacked = path.join(served.place.output, 'artifacts', 'result-2', 'one.txt')
    expect(readFileSync(unpacked, 'utf8')).toBe('one 2\n')
    expect(served.github.requests.filter((request) => request.violation)).toEqual([])
  })

  it('fail the step where the service does', async () => {
    await using served = await serve({
      'workflow.yml':
        'on: push\njobs: {a: {runs-on: x, steps: [{run: "echo > f"}, {uses: actions/upload-artifact@v4, with: {path: f}}]}}\n',
    })
    served.github.inject({ path: /CreateArtifact/, status: 503 })
    const { result } = await served.run()
    const step = result.jobs[0]?.steps[1]
    expect(step?.outcome).toBe('failure')
    expect(step?.annotations[0]?.message).toContain('CreateArtifact answered 503')
  })
})

describe('the token and the services of a job', () => {
  const action = {
    'act/action.yml': 'name: a\ndescription: d\nruns: {using: node24, main: main.js}\n',
    'act/main.js':
      "console.log('action has', Object.keys(process.env).filter((k) => k.startsWith('ACTIONS_')).length > 3)\n",
  }
  const workflow = `on: [push, pull_request]
permissions: {contents: read}
jobs:
  write:
    runs-on: x
    permissions: {contents: write}
    steps:
      - uses: actions/checkout@v5
      - run: |
          echo "run has \${ACTIONS_RUNTIME_TOKEN:-nothing}"
          git commit --quiet --allow-empty -m pushed && git push --quiet origin HEAD:refs/heads/ledger && echo "push done"
          echo "token \${{ github.token }} \${{ secrets.GITHUB_TOKEN == github.token }}"
      - uses: ./act
  read:
    needs: write
    runs-on: x
    steps:
      - uses: actions/checkout@v5
        with: {ref: ledger}
      - run: git log -1 --format=%s; git commit --quiet --allow-empty -m more; git push origin HEAD:refs/heads/other
        name: refused
        continue-on-error: true
      - uses: actions/checkout@v5
        with: {path: bare, persist-credentials: false}
      - run: git -C bare config --get-regexp extraheader || echo "no credentials"
`

  it('follow the permissions, and reach JavaScript actions only', async () => {
    await using served = await serve({ ...action, 'workflow.yml': workflow })
    const { result, lines } = await served.run()
    expect(lines).toEqual(
      expect.arrayContaining(['run has nothing', 'push done', 'token *** true', 'action has true', 'pushed']),
    )
    expect(lines).toContain('no credentials')
    expect(result.jobs[1]?.steps.find((step) => step.name === 'refused')?.outcome).toBe('failure')
    expect(lines.join('\n')).toContain('403')
    expect(result.conclusion).toBe('success')
    expect(existsSync(path.join(served.place.output, 'result.json'))).toBe(true)
  })

  it('know the pull request', async () => {
    await using served = await serve({ ...action, 'workflow.yml': workflow }, (place) => {
      place.git('switch', '--quiet', '--create', 'feature')
      place.write({ 'more.txt': 'x' })
    })
    const { result, lines } = await served.run({ event: 'pull_request' })
    expect(result.ref).toBe('refs/pull/1/merge')
    expect(lines).toContain('push done')
  })
})
