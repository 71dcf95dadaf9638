import { describe, expect, it } from 'vitest'
import type { WorkflowResult } from './result.ts'
import { machineEnvironment } from './surroundings.ts'
import { renderTree } from './tree.ts'

describe('renderTree', () => {
  it('keeps control characters of names and reasons out of the terminal', () => {
    const outputs = { verdict: 'fail', reason: 'line\u001b[31m red\r\nsecond \u0007bell' }
    const step = {
      id: 's',
      name: 'a\u001b]0;title\u0007b',
      phase: 'main',
      outputs,
      annotations: [],
      summary: '',
    } as const
    const job = { id: 'j', name: 'j', jobId: 1, outputs: {}, annotations: [], durationMs: 0, attempt: 1 }
    const result: WorkflowResult = {
      ...{
        workflow: 'w.yml',
        name: 'w',
        title: 'w',
        runId: 7,
        attempt: 2,
        event: 'push',
        ref: 'r',
        sha: 's',
      },
      origin: { gitDir: '', ref: '', sha: '', before: undefined, dirty: false },
      conclusion: 'failure',
      jobs: [
        {
          ...job,
          conclusion: 'failure',
          result: 'success',
          steps: [{ ...step, outcome: 'failure', conclusion: 'failure', durationMs: 61_000 }],
        },
        {
          ...job,
          jobId: 0,
          name: 'skipped',
          conclusion: 'skipped',
          result: 'skipped',
          steps: [],
          attempt: 2,
        },
      ],
      notes: ['said'],
      durationMs: 1234,
    }
    expect(renderTree(result)).toBe(
      [
        '✗ w (push, run 7, attempt 2) 1.2 s',
        '├─ ✗ j 0 ms (attempt 1) (continue-on-error)',
        '│  └─ ✗ ab 1 m 1 s  fail: line red second  bell',
        '└─ - skipped skipped',
        'note: said\n',
      ].join('\n'),
    )
  })
})

describe('machineEnvironment', () => {
  it('hands on what a machine has and no token', () => {
    const from = {
      PATH: '/bin',
      HOME: '/h',
      https_proxy: 'p',
      PIP_INDEX_URL: 'i',
      GITHUB_TOKEN: 't',
      NPM_TOKEN: 'n',
      NODE_OPTIONS: 'o',
    }
    expect(machineEnvironment(from)).toEqual({
      PATH: '/bin',
      HOME: '/h',
      https_proxy: 'p',
      PIP_INDEX_URL: 'i',
    })
  })
})
