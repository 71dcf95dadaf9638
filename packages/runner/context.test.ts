import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '#core'
import { type RunContext, readContext, readMachine } from './context.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'context-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function contextOf(environment: Record<string, string>, event?: unknown): RunContext {
  const path = join(root, 'event.json')
  if (event !== undefined) writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event))
  return readContext(
    readMachine({
      GITHUB_WORKSPACE: root,
      GITHUB_REPOSITORY: 'team/flights',
      ...(event === undefined ? {} : { GITHUB_EVENT_PATH: path }),
      ...environment,
    }),
  )
}

describe('the context of a run', () => {
  it('is what the runner says', () => {
    const context = contextOf({
      GITHUB_ACTIONS: 'true',
      GITHUB_RUN_ATTEMPT: '3',
      GITHUB_WORKFLOW_REF: 'team/flights/.github/workflows/a@b.yml@refs/heads/main',
      GITHUB_ACTOR: 'ada',
      RUNNER_TOOL_CACHE: '/cache',
    })
    expect(context).toMatchObject({
      attempt: 3,
      workflow: '.github/workflows/a@b.yml',
      actor: { login: 'ada' },
      triggeringActor: { login: 'ada' },
      pullRequest: undefined,
      defaultBranch: 'main',
      toolCache: '/cache',
      onRunner: true,
    })
  })

  const event = (repo: { full_name: string } | null): unknown => ({
    pull_request: {
      number: 5,
      base: { ref: 'main', sha: 'b' },
      head: { ref: 'change', sha: 'h', repo },
    },
    repository: { default_branch: 'trunk' },
  })

  it('tells a fork from the repository itself', () => {
    expect(contextOf({}, event({ full_name: 'team/flights' }))).toMatchObject({
      pullRequest: { number: 5, baseRef: 'main', baseSha: 'b', headSha: 'h', fork: false },
      defaultBranch: 'trunk',
    })
    expect(contextOf({}, event({ full_name: 'evil/flights' })).pullRequest?.fork).toBe(true)
    expect(contextOf({}, event(null)).pullRequest?.fork).toBe(true)
  })

  it('refuses a payload that it cannot read', () => {
    expect(() => contextOf({}, '{')).toThrow(UserError)
    expect(() => contextOf({}, { pull_request: { number: 'x' } })).toThrow('payload cannot be read')
  })

  it('has defaults outside a runner', () => {
    const machine = readMachine({ GITHUB_WORKSPACE: root })
    expect(machine.temp).toBe(`${root}/.lockstep/tmp`)
    expect(contextOf({}).onRunner).toBe(false)
  })
})
