/** Requests of one arm and how many of them were bad (an error, too slow, any 0/1 outcome). */
export interface ArmCounts {
  readonly requests: number
  readonly bad: number
}

/** What both arms served since the look before: increments, not totals. */
export interface Look {
  readonly canary: ArmCounts
  readonly stable: ArmCounts
}

/**
 * What is tested. `greater`: H0 "the canary's bad rate is at most `ratio` times stable's"; `less`: H0
 * "it is at least `ratio` times stable's". Evidence is averaged over log rate ratios d relative to
 * `ratio`, on `points` equal steps up to `reach`, with half-normal weights of scale `tau`.
 */
export interface CountTestDesign {
  readonly alternative: 'greater' | 'less'
  readonly ratio: number
  readonly tau: number
  readonly reach: number
  readonly points: number
}

/** All that the test remembers: plain JSON, so that a later process can go on with it. */
export interface CountTestState {
  readonly design: CountTestDesign
  /** Looks in which both arms had requests; others say nothing and are not counted. */
  readonly looks: number
  /** ln of the likelihood ratio at each grid point. */
  readonly logRatios: readonly number[]
  /** ln of the largest E so far (0 at the start, where E = 1). */
  readonly largestLogE: number
  readonly canary: ArmCounts
  readonly stable: ArmCounts
}

/** What the test says now. */
export interface Evidence {
  /** ln E. E is the evidence against H0; its expectation under H0 is at most 1 at any look. */
  readonly logE: number
  /** E, at most 1.8e308 so that it stays a number in JSON. */
  readonly e: number
  /** Always-valid p-value, min(1, 1 / largest E so far): it may be read after every look. */
  readonly pValue: number
}

const MIXTURE = { tau: 1, reach: 4, points: 80 }

/** Starts the test for rolling back: H0 "the canary is at most `ratio` (default 1) times as bad". */
export function startHarmTest(ratio = 1): CountTestState {
  return start({ alternative: 'greater', ratio, ...MIXTURE })
}

/**
 * Starts the test for promoting: H0 "the canary is at least `margin` times as bad as stable" (margin
 * > 1, e.g. 1.5). Rejecting it is evidence that the canary is not worse by that much.
 */
export function startSafetyTest(margin: number): CountTestState {
  if (!(margin > 1)) throw new RangeError(`margin ${margin} is not above 1`)
  return start({ alternative: 'less', ratio: margin, ...MIXTURE })
}

function start(design: CountTestDesign): CountTestState {
  if (!(design.ratio > 0 && design.ratio < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`rate ratio ${design.ratio} is not a positive number`)
  }
  const none = { requests: 0, bad: 0 }
  const logRatios = Array.from({ length: design.points }, () => 0)
  return { design, looks: 0, logRatios, largestLogE: 0, canary: none, stable: none }
}

/**
 * Feeds one look and returns the new state; the given one is not changed.
 *
 * Conditional sequential count test: a bad event of the look came, under a rate ratio r, from the canary
 * with probability th = nc r/(nc r + ns), whatever the base rate and the weights of this look. Per grid
 * point d (rate ratio r e^d) the likelihood ratio is multiplied by
 * (q/th)^xc ((1 - q)/(1 - th))^xs with q = th e^d/(1 - th + th e^d). E is its mean over the grid.
 * Every factor's expectation is at most 1 for all rates in H0, so by Ville's inequality
 * P(E ever reaches 1/alpha) <= alpha for Poisson events, and it is conservative for 0/1 requests.
 * Source: Lindon & Malek, "Anytime-Valid Inference for Multinomial Count Data", NeurIPS 2022
 * (arXiv 2011.03567); one-sided form with a half-normal mixture.
 *
 * Throws RangeError for counts that are negative, not finite, or where bad exceeds requests.
 */
export function observe(state: CountTestState, look: Look): CountTestState {
  requireArm('canary', look.canary)
  requireArm('stable', look.stable)
  const { design } = state
  if (state.logRatios.length !== design.points) {
    throw new RangeError(`the state holds ${state.logRatios.length} grid points, its design ${design.points}`)
  }
  const { canary, stable } = look
  if (canary.requests === 0 || stable.requests === 0) return state
  const scaled = canary.requests * design.ratio
  const share = scaled / (scaled + stable.requests)
  const bad = canary.bad + stable.bad
  const logRatios = state.logRatios.map((logRatio, point) => {
    const d = gridValue(design, point)
    return logRatio + canary.bad * d - bad * Math.log1p(share * Math.expm1(d))
  })
  return {
    design,
    looks: state.looks + 1,
    logRatios,
    largestLogE: Math.max(state.largestLogE, logMean(design, logRatios)),
    canary: add(state.canary, canary),
    stable: add(state.stable, stable),
  }
}

/** The evidence in a state. */
export function evidence(state: CountTestState): Evidence {
  const logE = logMean(state.design, state.logRatios)
  return {
    logE,
    e: Math.min(Number.MAX_VALUE, Math.exp(logE)),
    pValue: Math.min(1, Math.exp(-state.largestLogE)),
  }
}

/** Whether E has reached 1/alpha at any look so far: then H0 is rejected, with error at most alpha. */
export function isRejected(state: CountTestState, alpha: number): boolean {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not between 0 and 1`)
  return state.largestLogE >= -Math.log(alpha)
}

/** Log rate ratio of a grid point: (0, reach] for `greater`, [-reach, 0) for `less`. */
function gridValue(design: CountTestDesign, point: number): number {
  const distance = ((point + 1) * design.reach) / design.points
  return design.alternative === 'greater' ? distance : -distance
}

/** ln of the weighted mean of exp(logRatios), half-normal weights, without overflow. */
function logMean(design: CountTestDesign, logRatios: readonly number[]): number {
  const logWeights = logRatios.map((_, point) => -((gridValue(design, point) / design.tau) ** 2) / 2)
  return logSum(logRatios.map((logRatio, point) => logRatio + (logWeights[point] ?? 0))) - logSum(logWeights)
}

function logSum(logs: readonly number[]): number {
  const largest = Math.max(...logs)
  return largest + Math.log(logs.reduce((total, log) => total + Math.exp(log - largest), 0))
}

function requireArm(name: string, { requests, bad }: ArmCounts): void {
  if (!(bad >= 0 && bad <= requests && requests < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name}: ${bad} bad of ${requests} requests are not counts`)
  }
}

function add(total: ArmCounts, more: ArmCounts): ArmCounts {
  return { requests: total.requests + more.requests, bad: total.bad + more.bad }
}
