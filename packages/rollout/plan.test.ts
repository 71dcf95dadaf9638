import { describe, expect, it } from 'vitest'
import { parseYaml, UserError } from '#core'
import { type PlanOverrides, readPlan } from './plan.ts'

const SERVE = 'serve:\n  command: python serve.py --model {model} --port {port}\n'

function problems(text: string, overrides: PlanOverrides = {}): string[] {
  try {
    readPlan(parseYaml(text, 'plan.yml'), overrides)
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.message.split('\n')
  }
}

const read = (text: string, overrides: PlanOverrides = {}): ReturnType<typeof readPlan> =>
  readPlan(parseYaml(text, 'plan.yml'), overrides)

describe('readPlan', () => {
  it('needs nothing but how servers are started', () => {
    const plan = read(SERVE)
    expect(plan.servers).toEqual({
      kind: 'serve',
      stable: ['python', 'serve.py', '--model', '{model}', '--port', '{port}'],
      candidate: ['python', 'serve.py', '--model', '{model}', '--port', '{port}'],
      readyPath: '/healthz',
      readyTimeout: 60_000,
    })
    expect(plan.steps).toEqual([5, 25, 50, 100])
    expect(plan.bad).toEqual({ status: 500, slowerThan: undefined })
    expect(plan.analysis).toEqual({ alpha: 0.05, margin: 2, tolerate: 0.01, minRequests: 100 })
    expect([plan.interval, plan.lookEvery, plan.requestTimeout]).toEqual([60_000, 5_000, 30_000])
    expect(plan.listen).toEqual({ host: '127.0.0.1', port: 0 })
    expect([plan.replay, plan.log, plan.stickyHeader, plan.seed]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([plan.first, plan.retryOnStable]).toEqual(['hold', false])
  })

  it('reads everything', () => {
    const plan = read(`
serve:
  command: [./serve, --model, '{model}', --port, '{port}']
  candidate:
    command: ./new-serve {model} {port}
  ready: /ready
  ready-timeout: 5s
listen: 127.0.0.1:8080
steps: [0.5, 10, 100]
interval: 2m
looks: 10s
analysis:
  bad: { status: '>= 400', slower-than: 200ms }
  alpha: 0.01
  margin: 1.5
  tolerate: 0
  min-requests: 500
traffic:
  replay: { requests: data/requests.jsonl, path: /v1/predict, rate: 20, repeat: true, max-requests: 5000 }
request-timeout: 3s
retry-on-stable: true
sticky: { header: X-User }
log: { instances: rows, features: [distance], score: scores }
first: promote
seed: 42
`)
    expect(plan).toMatchObject({
      servers: { candidate: ['./new-serve', '{model}', '{port}'], readyPath: '/ready', readyTimeout: 5_000 },
      listen: { host: '127.0.0.1', port: 8080 },
      steps: [0.5, 10, 100],
      interval: 120_000,
      lookEvery: 10_000,
      bad: { status: 400, slowerThan: 200 },
      analysis: { alpha: 0.01, margin: 1.5, tolerate: 0, minRequests: 500 },
      replay: {
        requests: 'data/requests.jsonl',
        path: '/v1/predict',
        rate: 20,
        repeat: true,
        maxRequests: 5000,
      },
      requestTimeout: 3_000,
      retryOnStable: true,
      stickyHeader: 'x-user',
      log: { instances: 'rows', features: ['distance'], score: 'scores' },
      first: 'promote',
      seed: 42,
    })
  })

  it('takes servers that run already', () => {
    const plan = read('targets:\n  stable: http://127.0.0.1:8001\n  candidate: http://models.internal\n')
    expect(plan.servers).toEqual({
      kind: 'targets',
      stable: { host: '127.0.0.1', port: 8001 },
      candidate: { host: 'models.internal', port: 80 },
    })
  })

  it('lets the inputs of the step take the place of its values', () => {
    const plan = read(`${SERVE}interval: 60s\nlooks: 30s\n`, { steps: ['10%', '100'], interval: 4_000 })
    expect([plan.steps, plan.interval, plan.lookEvery]).toEqual([[10, 100], 4_000, 4_000])
  })
})

describe('a plan that is wrong is refused with its line', () => {
  it.each([
    [
      'falling weights',
      `${SERVE}steps:\n  - 5\n  - 50\n  - 25\n  - 100\n`,
      'plan.yml:6: steps.2: the weights must rise, and 25 comes after 50',
    ],
    [
      'a repeated weight',
      `${SERVE}steps: [5, 5, 100]\n`,
      'plan.yml:3: steps.1: the weights must rise, and 5 comes after 5',
    ],
    [
      'no promotion',
      `${SERVE}steps: [5, 50]\n`,
      'plan.yml:3: steps.1: the last weight must be 100, the promotion',
    ],
    [
      'nothing to compare with',
      `${SERVE}steps: [100]\n`,
      'plan.yml:3: steps.0: a weight below 100 must come first: without stable there is nothing to compare with',
    ],
    [
      'an unknown key',
      `${SERVE}stepps: [5]\n`,
      'plan.yml:3: stepps: unknown key "stepps"; known are serve, targets, listen, steps, interval, looks, analysis, traffic, request-timeout, retry-on-stable, sticky, log, first, seed',
    ],
    [
      'an unknown key inside',
      `${SERVE}analysis:\n  alpha: 0.05\n  marign: 2\n`,
      'plan.yml:5: analysis.marign: unknown key "marign"; known are bad, alpha, margin, tolerate, min-requests',
    ],
    [
      'no servers',
      'interval: 5s\n',
      'plan.yml:1: say serve (how servers are started) or targets (servers that run already), one of the two',
    ],
    [
      'both',
      `${SERVE}targets:\n  candidate: http://127.0.0.1:1\n`,
      'plan.yml:4: targets: say serve (how servers are started) or targets (servers that run already), one of the two',
    ],
    [
      'no port',
      'serve:\n  command: serve {model}\n',
      'plan.yml:2: serve.command: the command must take {port}, the port that it shall listen on',
    ],
    [
      'no model',
      'serve:\n  command: serve {port}\n',
      'plan.yml:2: serve.command: the command must take {model}, or both servers would serve the same',
    ],
    [
      'looks longer than a step',
      `${SERVE}interval: 5s\nlooks: 6s\n`,
      'plan.yml:4: looks: must not be longer than interval',
    ],
    [
      'https',
      'targets:\n  candidate: https://127.0.0.1:1\n',
      'plan.yml:2: targets.candidate: "https://127.0.0.1:1" is not an address of a server. Write http://<host>:<port>, such as http://127.0.0.1:8081.',
    ],
    [
      'a status that is no bound',
      `${SERVE}analysis:\n  bad: { status: '500' }\n`,
      `plan.yml:4: analysis.bad.status: "500" is not a bound on the status. Write '>= 500'.`,
    ],
    [
      'a duration without a unit',
      `${SERVE}interval: 30\n`,
      'plan.yml:3: interval: expected text, found a number',
    ],
    [
      'two ways to pace',
      `${SERVE}traffic:\n  replay: { requests: a, path: /b, rate: 1, concurrency: 2 }\n`,
      'plan.yml:4: traffic.replay.concurrency: say rate or concurrency, not both',
    ],
    [
      'a feature with a name of the log',
      `${SERVE}log:\n  features: ['@time']\n`,
      'plan.yml:4: log.features.0: names that begin with @ are those of the log itself',
    ],
  ])('%s', (_, text, message) => {
    expect(problems(text)).toContain(message)
  })

  it('reports all of it at once', () => {
    expect(problems(`${SERVE}steps: [50, 25, 100]\ninterval: soon\nfirst: maybe\n`)).toHaveLength(3)
  })

  it('tells how to quote a bound', () => {
    expect(problems(`${SERVE}analysis:\n  bad:\n    status: >= 500\n`)[0]).toMatch(
      /plan\.yml:5: .*needs quotes: status: '>= 500'/,
    )
  })

  it('names the input if it is there', () => {
    expect(problems(SERVE, { steps: ['50', '20', '100'] })).toEqual([
      'input steps: the weights must rise, and 20 comes after 50',
    ])
    expect(problems(SERVE, { steps: ['half', '100'] })[0]).toBe('input steps: expected a number, found NaN')
  })
})
