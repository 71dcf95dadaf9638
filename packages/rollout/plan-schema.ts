import { z } from 'zod'
import { parseDuration, parsedBy, UserError } from '#core'
import { splitCommand, takes } from './command.ts'
import type { Servers } from './plan.ts'

const duration = parsedBy(parseDuration).refine((value) => value >= 1, 'must be at least 1 ms')

const command = z
  .union([z.array(z.string().min(1)).min(1), parsedBy(splitCommand)], {
    error: 'expected a list of words, or one line without shell operators or open quotes',
  })
  .refine((words) => takes(words, 'port'), 'the command must take {port}, the port that it shall listen on')

const address = parsedBy((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:' || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new UserError(`"${text}" is not an address of a server`, {
      fix: 'Write http://<host>:<port>, such as http://127.0.0.1:8081.',
    })
  }
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || '80') }
})

const listen = parsedBy((text) => {
  const [, host, port] = /^(\d+\.\d+\.\d+\.\d+|localhost):(\d{1,5})$/.exec(text) ?? []
  if (host === undefined || Number(port) > 65_535) {
    throw new UserError(`"${text}" is not <host>:<port>`, {
      fix: 'Such as 127.0.0.1:8080; port 0 takes a free one.',
    })
  }
  return { host, port: Number(port) }
})

const status = parsedBy((text) => {
  const [, code] = /^>=\s*([1-5]\d\d)$/.exec(text.trim()) ?? []
  if (code === undefined)
    throw new UserError(`"${text}" is not a bound on the status`, { fix: "Write '>= 500'." })
  return Number(code)
})

const serve = z
  .strictObject({
    command,
    candidate: z.strictObject({ command }).optional(),
    ready: z.string().startsWith('/').default('/healthz'),
    'ready-timeout': duration.prefault('60s'),
  })
  .superRefine((given, context) => {
    if (given.candidate === undefined && !takes(given.command, 'model')) {
      context.addIssue({
        code: 'custom',
        path: ['command'],
        message: 'the command must take {model}, or both servers would serve the same',
      })
    }
  })

const targets = z.strictObject({ stable: address.optional(), candidate: address })

/** Weights in percent. */
export const stepsSchema = z.array(z.number().gt(0).max(100)).min(1).superRefine(checkSteps)

/** Reports weights that do not rise, at their own line; the first may not be 100 and the last must be. */
function checkSteps(weights: readonly number[], context: z.RefinementCtx): void {
  weights.forEach((weight, index) => {
    const before = weights[index - 1]
    if (before !== undefined && weight <= before) {
      const message = `the weights must rise, and ${weight} comes after ${before}`
      context.addIssue({ code: 'custom', path: [index], message })
    }
  })
  if (weights[0] === 100) {
    const message = 'a weight below 100 must come first: without stable there is nothing to compare with'
    context.addIssue({ code: 'custom', path: [0], message })
  }
  if (weights.at(-1) !== 100) {
    const message = 'the last weight must be 100, the promotion'
    context.addIssue({ code: 'custom', path: [weights.length - 1], message })
  }
}

const analysis = z.strictObject({
  bad: z
    .strictObject({ status: status.optional(), 'slower-than': duration.optional() })
    .refine(
      (bad) => bad.status !== undefined || bad['slower-than'] !== undefined,
      'say status, slower-than or both',
    )
    .prefault({ status: '>= 500' }),
  alpha: z.number().gt(0).max(0.5).default(0.05),
  margin: z.number().gt(1).max(100).default(2),
  tolerate: z.number().min(0).max(0.5).default(0.01),
  'min-requests': z.int().min(1).default(100),
})

const replay = z
  .strictObject({
    requests: z.string().min(1),
    path: z.string().startsWith('/'),
    rate: z.number().gt(0).max(10_000).optional(),
    concurrency: z.int().min(1).max(256).optional(),
    repeat: z.boolean().default(false),
    'max-requests': z.int().min(1).default(100_000),
  })
  .refine((given) => given.rate === undefined || given.concurrency === undefined, {
    message: 'say rate or concurrency, not both',
    path: ['concurrency'],
  })

const field = z
  .string()
  .min(1)
  .refine((name) => !name.startsWith('@'), 'names that begin with @ are those of the log itself')

const log = z
  .strictObject({
    instances: z.string().min(1).optional(),
    features: z.array(field).min(1).optional(),
    score: z.string().min(1).optional(),
  })
  .refine((given) => given.features !== undefined || given.score !== undefined, 'say features, score or both')

export const planSchema = z
  .strictObject({
    serve: serve.optional(),
    targets: targets.optional(),
    listen: listen.prefault('127.0.0.1:0'),
    steps: stepsSchema.default([5, 25, 50, 100]),
    interval: duration.prefault('60s'),
    looks: duration.optional(),
    analysis: analysis.prefault({}),
    traffic: z.strictObject({ replay }).optional(),
    'request-timeout': duration.prefault('30s'),
    'retry-on-stable': z.boolean().default(false),
    sticky: z
      .strictObject({ header: z.string().regex(/^[A-Za-z0-9-]+$/, 'is not the name of a header') })
      .optional(),
    log: log.optional(),
    first: z.enum(['hold', 'promote']).default('hold'),
    seed: z.int().min(0).optional(),
  })
  .superRefine((plan, context) => {
    if (plan.looks !== undefined && plan.looks > plan.interval) {
      context.addIssue({ code: 'custom', path: ['looks'], message: 'must not be longer than interval' })
    }
  })
  .transform(({ serve, targets, ...plan }, context) => {
    if (serve !== undefined && targets === undefined) return { ...plan, servers: started(serve) }
    if (targets !== undefined && serve === undefined) return { ...plan, servers: running(targets) }
    context.addIssue({
      code: 'custom',
      path: targets === undefined ? [] : ['targets'],
      message: 'say serve (how servers are started) or targets (servers that run already), one of the two',
    })
    return z.NEVER
  })

function started(given: z.output<typeof serve>): Servers {
  return {
    kind: 'serve',
    stable: given.command,
    candidate: given.candidate?.command ?? given.command,
    readyPath: given.ready,
    readyTimeout: given['ready-timeout'],
  }
}

function running(given: z.output<typeof targets>): Servers {
  return { kind: 'targets', stable: given.stable, candidate: given.candidate }
}
