import { checkDocument, type Problem, schemaMessage, UserError, type YamlDocument } from '#core'
import type { CommandTemplate } from './command.ts'
import { planSchema, stepsSchema } from './plan-schema.ts'

export interface Address {
  readonly host: string
  readonly port: number
}

/** Where the two model servers come from. */
export type Servers =
  | {
      readonly kind: 'serve'
      readonly stable: CommandTemplate
      readonly candidate: CommandTemplate
      /** Path that answers 2xx once the server can take requests. */
      readonly readyPath: string
      readonly readyTimeout: number
    }
  | { readonly kind: 'targets'; readonly stable: Address | undefined; readonly candidate: Address }

/** What makes a request bad; one of the two is enough. No answer at all is always bad. */
export interface BadRule {
  /** This status and above. */
  readonly status: number | undefined
  /** Milliseconds to the end of the answer. */
  readonly slowerThan: number | undefined
}

export interface AnalysisRules {
  /** Bound on the probability of a wrong rollback, and on that of a wrong promotion. */
  readonly alpha: number
  /** The candidate must be shown to be less than this many times as bad as stable, ... */
  readonly margin: number
  /** ... or to have a bad share below this one; 0: that does not count. */
  readonly tolerate: number
  /** Requests that the candidate must have answered before it may be promoted. */
  readonly minRequests: number
}

export interface Replay {
  /** Reference of a JSON Lines file, each line the body of one request. */
  readonly requests: string
  readonly path: string
  /** Requests per second; undefined: by `concurrency`, or spread evenly over the steps. */
  readonly rate?: number | undefined
  readonly concurrency?: number | undefined
  readonly repeat: boolean
  readonly maxRequests: number
}

/** Where the features and the score stand in the JSON of request and response; dots lead into objects. */
export interface LogRule {
  /** Array of instances in the request; undefined: the request is one. */
  readonly instances: string | undefined
  readonly features: readonly string[]
  /** In the response: a number, or an array of one for each instance. */
  readonly score: string | undefined
}

/** How a candidate is brought from no traffic to all of it. Times in milliseconds, weights in percent. */
export interface Plan {
  readonly servers: Servers
  readonly listen: Address
  /** Strictly rising, at least one below 100, the last 100. */
  readonly steps: readonly number[]
  readonly interval: number
  readonly lookEvery: number
  readonly bad: BadRule
  readonly analysis: AnalysisRules
  readonly replay: Replay | undefined
  readonly requestTimeout: number
  readonly retryOnStable: boolean
  readonly stickyHeader: string | undefined
  readonly log: LogRule | undefined
  readonly first: 'hold' | 'promote'
  readonly seed: number | undefined
}

/** What the step's inputs say instead of the plan. */
export interface PlanOverrides {
  readonly steps?: readonly string[] | undefined
  /** Milliseconds. */
  readonly interval?: number | undefined
}

const DEFAULT_LOOK = 5_000

/**
 * Reads a rollout plan; inputs that are set take the place of its values.
 * @throws UserError that names every problem with its line
 */
export function readPlan(document: YamlDocument, overrides: PlanOverrides = {}): Plan {
  const given = checkDocument(document, planSchema)
  const interval = overrides.interval ?? given.interval
  const { analysis, traffic, log } = given
  return {
    servers: given.servers,
    listen: given.listen,
    steps: overrides.steps === undefined ? given.steps : readSteps(overrides.steps),
    interval,
    lookEvery: Math.min(interval, given.looks ?? DEFAULT_LOOK),
    bad: { status: analysis.bad.status, slowerThan: analysis.bad['slower-than'] },
    analysis: {
      alpha: analysis.alpha,
      margin: analysis.margin,
      tolerate: analysis.tolerate,
      minRequests: analysis['min-requests'],
    },
    replay: traffic && { ...traffic.replay, maxRequests: traffic.replay['max-requests'] },
    requestTimeout: given['request-timeout'],
    retryOnStable: given['retry-on-stable'],
    stickyHeader: given.sticky?.header.toLowerCase(),
    log: log && { instances: log.instances, features: log.features ?? [], score: log.score },
    first: given.first,
    seed: given.seed,
  }
}

/** @throws UserError for weights that are no numbers or do not rise */
function readSteps(words: readonly string[]): readonly number[] {
  const result = stepsSchema.safeParse(
    words.map((word) => Number(word.replace(/%$/, ''))),
    { error: schemaMessage },
  )
  if (result.success) return result.data
  throw new UserError(
    result.error.issues.map((issue): Problem => ({ what: issue.message, where: 'input steps' })),
  )
}
