import { describe, expect, it } from 'vitest'
import { canonicalJson, parseYaml } from '#core'
import { renderMarkdown } from '#report'
import { addLook, startAnalysis } from './analysis.ts'
import { emptyTotals } from './arms.ts'
import { type DeploymentResult, type Ending, OUTCOMES } from './deployment.ts'
import { readPlan } from './plan.ts'
import { deploymentDetails, presentDeployment, presentUndone } from './present.ts'
import { expectedRequests, presentPlan, tooFewRequests } from './present-plan.ts'
import { evidenceInWords, reasonOf } from './words.ts'

const plan = (more = ''): ReturnType<typeof readPlan> =>
  readPlan(
    parseYaml(
      `serve: { command: 'serve {model} {port}' }\nsteps: [10, 50, 100]\ninterval: 10s\n${more}`,
      'p',
    ),
  )

const arm = { requests: 1000, bad: 0, assigned: 1000, unserved: 0 }

function result(ending: Ending, more: Partial<DeploymentResult> = {}): DeploymentResult {
  return {
    ending,
    weight: 0,
    steps: [
      {
        weight: 10,
        looks: 2,
        canary: { requests: 1000, bad: 400 },
        stable: { requests: 9000, bad: 1 },
        harmE: Number.MAX_VALUE,
        safetyE: 0,
        finding: 'harmful',
      },
    ],
    analysis: addLook(startAnalysis(plan().analysis, false), {
      weight: 10,
      canary: { ...arm, bad: 400 },
      stable: { ...arm, requests: 9000, bad: 1 },
    }),
    failure: undefined,
    candidateLog: [],
    after: undefined,
    undoneIn: 12.3,
    totals: { weight: 0, stable: emptyTotals(), canary: emptyTotals(), lostRecords: 0 },
    replay: undefined,
    listen: { host: '127.0.0.1', port: 8080 },
    seed: 1,
    ...more,
  }
}

describe('reasonOf', () => {
  it.each(Object.entries(OUTCOMES))('says %s first as %s', (ending, outcome) => {
    const said = reasonOf(plan(), result(ending as Ending))
    const word = { promoted: 'promoted', 'rolled-back': 'rolled back', held: 'held', unchanged: 'unchanged' }[
      outcome
    ]
    const undone = ending === 'cancelled' || ending === 'interrupted'
    expect(
      said.startsWith(undone ? (ending === 'cancelled' ? 'cancelled' : 'the step was killed') : word),
    ).toBe(true)
    expect(said).not.toContain('undefined')
    expect(said).not.toContain('\n')
  })

  it('names the counts and what they show', () => {
    expect(reasonOf(plan(), result('harmful'))).toBe(
      'rolled back at 10 %: the candidate is worse than stable (400 bad of 1,000 requests, against 1 bad of 9,000 requests; E 1.8e+308)',
    )
  })
})

describe('the summary', () => {
  it('shows what a server wrote as it is, without effect', () => {
    const failure = {
      arm: 'canary' as const,
      what: 'ended (exit code 1)',
      tail: ['```', '<img src=x> @ada', '::error::no'],
    }
    const text = renderMarkdown(presentDeployment(plan(), result('candidate-failed', { failure })))
    expect(text).toContain('````text\n```\n<img src=x> @ada\n::error::no\n````')
    expect(text).toContain('The candidate: its server ended')
  })

  it('has the step back to stable as its last row', () => {
    const text = renderMarkdown(
      presentDeployment(plan(), result('harmful', { after: { requests: 77, bad: 0 } })),
    )
    expect(text).toMatch(
      /\| 10 % \| 1,000 \| 400 \| 9,000 \| 1 \| 1\.8e\+308 \| 0 \| worse than stable: rolled back \|\n\| 0 % \| 0 \| 0 \| 77 \| 0 \|/,
    )
  })

  it('tells what was found by post', () => {
    const undone = { found: 3, left: 0, weight: 25, totals: undefined, silent: undefined }
    expect(renderMarkdown(presentUndone(undone))).toContain(
      'The candidate had 25 % of the requests; now none.',
    )
  })
})

it('writes details that canonical JSON takes, whatever the evidence', () => {
  const text = canonicalJson(deploymentDetails(plan(), result('harmful')))
  expect(JSON.parse(text).steps[0]).toMatchObject({ harmLog10E: Math.log10(Number.MAX_VALUE) })
  expect(JSON.parse(text).steps[0].safetyLog10E).toBeLessThan(-300)
})

it.each([
  [0, '0'],
  [19.994, '20'],
  [1234.5, '1,230'],
  [2.5e7, '2.5e+7'],
  [0.00001, '1.0e-5'],
])('writes E %d as %s', (e, said) => {
  expect(evidenceInWords(e)).toBe(said)
})

describe('a plan before it is carried out', () => {
  const replay = (more = ''): string => `traffic: { replay: { requests: r, path: /p${more} } }\nlooks: 5s\n`

  it('expects the requests of the candidate', () => {
    // 25 s for 1,000 requests: 40 a second, 400 in each interval.
    expect(expectedRequests(plan(replay()), 1000)).toEqual([40, 200])
    expect(expectedRequests(plan(replay(', rate: 60')), 1000)).toEqual([60, 200])
    expect(expectedRequests(plan(replay(', rate: 60, repeat: true')), 10)).toEqual([60, 300])
    expect(expectedRequests(plan(replay(', rate: 60, max-requests: 600')), 1000)).toEqual([60, 0])
    expect(expectedRequests(plan(replay(', concurrency: 2')), 1000)).toBeUndefined()
    expect(expectedRequests(plan(), undefined)).toBeUndefined()
  })

  it('warns if they cannot be enough', () => {
    // With 1 % tolerated at alpha 5 % it takes 579 clean requests.
    expect(tooFewRequests(plan(replay()), 1000)).toMatch(/about 240 requests; .* needs 579 /)
    expect(tooFewRequests(plan(replay()), 10_000)).toBeUndefined()
  })

  it('shows commands as lists of words', () => {
    const text = renderMarkdown(
      presentPlan(plan(), { candidate: '/m/new one', stable: '/m/old', requests: undefined }),
    )
    expect(text).toContain('candidate  ["serve","/m/new one","{port}"]')
    expect(text).toContain('stable     ["serve","/m/old","{port}"]')
  })
})
