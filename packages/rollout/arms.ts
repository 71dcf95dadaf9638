import { z } from 'zod'
import { countLatency, emptyHistogram } from './latency.ts'

/** The two sides of a rollout: what served before, and the candidate. */
export type Arm = 'stable' | 'canary'
export const ARMS: readonly Arm[] = ['stable', 'canary']

const count = z.int().nonnegative()
const STATUS_CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx', 'none'] as const
export type StatusClass = (typeof STATUS_CLASSES)[number]

/** What one arm did since the splitter started. */
const armTotals = z.object({
  /** Requests that the split sent here, answered or not. */
  assigned: count,
  /** Requests that are judged: answered, failed or timed out. */
  requests: count,
  bad: count,
  /** The client went away before the answer, and not because it was slow: not judged. */
  abandoned: count,
  /** Failed here and answered by stable instead. */
  rescued: count,
  inFlight: count,
  statuses: z.record(z.enum(STATUS_CLASSES), count),
  latencies: z.array(count),
})
export type ArmTotals = z.output<typeof armTotals>

/** What the splitter answers when asked. */
export const trafficTotals = z.object({
  /** Percent of requests that go to the candidate. */
  weight: z.number(),
  stable: armTotals,
  canary: armTotals,
  /** Records that the request log lost. */
  lostRecords: count,
})
export type TrafficTotals = z.output<typeof trafficTotals>

export function emptyTotals(): ArmTotals {
  return {
    assigned: 0,
    requests: 0,
    bad: 0,
    abandoned: 0,
    rescued: 0,
    inFlight: 0,
    statuses: { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0, none: 0 },
    latencies: emptyHistogram(),
  }
}

/** How a request ended for the arm that it was sent to. */
export interface Ended {
  /** 0: no whole answer. */
  readonly status: number
  readonly latencyMs: number
  readonly bad: boolean
  readonly rescued: boolean
}

export function countEnded(totals: ArmTotals, ended: Ended): void {
  totals.requests += 1
  if (ended.bad) totals.bad += 1
  if (ended.rescued) totals.rescued += 1
  totals.statuses[statusClass(ended.status)] += 1
  countLatency(totals.latencies, ended.latencyMs)
}

function statusClass(status: number): StatusClass {
  return STATUS_CLASSES[Math.floor(status / 100) - 1] ?? 'none'
}
