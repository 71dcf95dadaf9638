import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeProblem, type RunOptions, runWorkflow, WorkflowRefused } from '#simulator'
import { oneJob, runHere } from '../../../test/fixtures/simulator/run-here.ts'
import { temporaryRepository } from '../../../test/fixtures/simulator/temporary-repository.ts'

async function refusals(files: Record<string, string>, options: Partial<RunOptions> = {}): Promise<string[]> {
  let began = false
  try {
    using _ran = await runHere(files, { ...options, onStep: () => (began = true) })
  } catch (error) {
    expect(began).toBe(false)
    if (error instanceof WorkflowRefused) return error.problems.map(describeProblem)
    throw error
  }
  return []
}

describe('what cannot run here', () => {
  it('is refused by name and line, all at once, before anything runs', async () => {
    const workflow = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    container: node:24
    services: {db: {image: postgres}}
    steps:
      - run: touch /tmp/never
      - uses: actions/setup-node@v4
      - uses: docker://alpine:3
      - uses: $/actions/x
      - uses: actions/checkout@v5
        with: {submodules: recursive, repository: other/one}
      - uses: actions/upload-artifact@v4
        with: {path: x}
      - run: dir
        shell: pwsh
      - uses: ./missing
      - uses: ./composite
      - uses: ./docker
      - uses: ./old
      - uses: ./before
      - parallel: [{run: echo}]
  b:
    runs-on: [self-hosted, windows]
    steps: [{run: echo}]
  c:
    uses: other/repo/.github/workflows/x.yml@v1
  d:
    uses: ./.github/workflows/none.yml
  e:
    strategy: {matrix: {v: [1]}}
    uses: ./.github/workflows/called.yml
`
    const action = (runs: string) => `name: it\ndescription: d\nruns: ${runs}\n`
    const found = await refusals({
      'workflow.yml': workflow,
      'composite/action.yml': action('{using: composite, steps: [{run: echo, shell: bash}]}'),
      'docker/action.yml': action('{using: docker, image: Dockerfile}'),
      'old/action.yml': action('{using: node16, main: x.js}'),
      'before/action.yml': action('{using: node24, main: x.js, pre: y.js}'),
      '.github/workflows/called.yml': 'on: workflow_call\njobs: {x: {runs-on: x, steps: [{run: echo}]}}\n',
    })
    expect(existsSync('/tmp/never')).toBe(false)
    expect(found).toEqual([
      "workflow.yml:5: job 'a': job containers are not supported here",
      "workflow.yml:6: job 'a': service containers are not supported here",
      "workflow.yml:9: the action 'actions/setup-node@v4' would be fetched from the network; known here are actions/checkout, actions/upload-artifact, actions/download-artifact",
      "workflow.yml:10: 'docker://alpine:3': docker actions are not supported here",
      "workflow.yml:11: '$/actions/x': write './actions/x'; '$/' is not supported here",
      "workflow.yml:13: actions/checkout: the input 'submodules' is not supported here",
      "workflow.yml:13: actions/checkout: the repository 'other/one' would be fetched from the network; only 'team/project' is here",
      'workflow.yml:14: actions/upload-artifact needs the artifact service, which is not running',
      "workflow.yml:17: shell 'pwsh' is not supported here",
      "workflow.yml:18: there is no action.yml in './missing'",
      "workflow.yml:19: 'it' is a composite action; these are not supported here",
      "workflow.yml:20: 'it' is a docker action; these are not supported here",
      "workflow.yml:21: 'it' uses node16; supported here is node24",
      "workflow.yml:22: 'it' has a 'pre' step; these are not supported here",
      "workflow.yml:23: 'parallel' is not supported here",
      "workflow.yml:25: runs-on 'windows': jobs run on this machine, which has Linux",
      "workflow.yml:27: the workflow 'other/repo/.github/workflows/x.yml@v1' would be fetched from the network; only './' ones run here",
      "workflow.yml:29: there is no workflow './.github/workflows/none.yml'",
      "workflow.yml:31: job 'e': a matrix of called workflows is not supported here",
    ])
  })

  it('holds a call against what the called workflow declares', async () => {
    const called = `on:
  workflow_call:
    inputs: {n: {type: number, required: true}}
    secrets: {KEY: {required: true}}
jobs: {x: {runs-on: x, steps: [{run: echo}]}}
`
    const caller = `on: push
jobs:
  a:
    uses: ./.github/workflows/called.yml
    with: {m: 1}
    secrets: {OTHER: x}
  b:
    uses: ./workflow.yml
`
    expect(await refusals({ 'workflow.yml': caller, '.github/workflows/called.yml': called })).toEqual([
      "workflow.yml:5: '.github/workflows/called.yml' declares no 'm' in its inputs",
      "workflow.yml:3: '.github/workflows/called.yml' requires 'n' in its inputs",
      "workflow.yml:6: '.github/workflows/called.yml' declares no 'OTHER' in its secrets",
      "workflow.yml:3: '.github/workflows/called.yml' requires 'KEY' in its secrets",
      'workflow.yml: calls itself: workflow.yml -> workflow.yml',
      "workflow.yml:7: 'workflow.yml' has no 'on: workflow_call'",
    ])
  })

  it('gives the problems of the YAML and of the expressions with their lines', async () => {
    const bad = `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: \${{ foo.bar }}\n        iff: x\n`
    expect(await refusals({ 'workflow.yml': bad })).toEqual([
      expect.stringContaining("workflow.yml:6: Unrecognized named-value: 'foo'"),
      expect.stringContaining("workflow.yml:7: Unexpected value 'iff'"),
    ])
    expect(await refusals({ 'workflow.yml': '' })).toHaveLength(1)
    expect(await refusals({ 'other.yml': '' })).toEqual([
      'workflow.yml: there is no such workflow file in the repository',
    ])
  })

  it('refuses a request that does not fit the workflow', async () => {
    const dispatch = `on:
  workflow_dispatch:
    inputs:
      count: {type: number, required: true}
      level: {type: choice, options: [low, high]}
      dry: {type: boolean}
jobs: {a: {runs-on: x, steps: [{run: echo}]}}
`
    const event = { name: 'workflow_dispatch' }
    const plain = 'on: workflow_dispatch\njobs: {a: {runs-on: x, steps: [{run: echo}]}}\n'
    expect(await refusals({ 'workflow.yml': plain }, { event, inputs: { n: 1 } })).toEqual([
      "workflow.yml: there is no input 'n'; the workflow has: none",
    ])
    expect(await refusals({ 'workflow.yml': dispatch })).toEqual([
      "workflow.yml: the event 'push' does not start this workflow; it has: workflow_dispatch",
    ])
    const inputs = { level: 'medium', dry: 'yes', other: 1 }
    expect(await refusals({ 'workflow.yml': dispatch }, { event, inputs, only: ['b'] })).toEqual([
      "workflow.yml:3: there is no input 'other'; the workflow has: count, level, dry",
      "workflow.yml:4: input 'count' is required",
      "workflow.yml:5: input 'level': 'medium' is none of low, high",
      "workflow.yml:6: input 'dry': 'yes' is neither true nor false",
      "workflow.yml: there is no job 'b'; the workflow has: a",
    ])
  })
})

describe('the repository', () => {
  it('is found from a folder below its root, and named where there is none', async () => {
    using place = temporaryRepository({ 'sub/workflow.yml': oneJob('- run: echo "found"') })
    const { root, repository, workRoot, output, environment } = place
    const lines: string[] = []
    const options = {
      ...{ workRoot, output, environment, slug: 'team/project', workflow: 'workflow.yml' },
      event: { name: 'push' },
      onLine: (line: { text: string }) => void lines.push(line.text),
    }
    await runWorkflow({ ...options, repository: path.join(repository, 'sub') })
    expect(lines).toEqual(['found'])
    expect(readdirSync(workRoot).sort()).toEqual(['_tool', 'origin.git'])
    await expect(runWorkflow({ ...options, repository: root })).rejects.toThrow('is not in a git repository')
  })
})

describe('what has no effect', () => {
  it('is said', async () => {
    const workflow = oneJob('- run: echo', '    concurrency: one\n    environment: production\n').replace(
      'on: [push, workflow_dispatch]',
      'on: {push: {branches: [release]}}\nconcurrency: {group: g, cancel-in-progress: true}',
    )
    using ran = await runHere({ 'workflow.yml': workflow })
    expect(ran.result.notes).toEqual([
      "'concurrency' has no effect on a single run",
      "job 'only': 'concurrency' has no effect on a single run",
      "job 'only': 'environment' has no protection rules, secrets or deployment here",
      "on.push: 'branches' not looked at: the run was asked for",
    ])
  })
})
