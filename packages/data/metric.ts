/** A metric that was written but is no number. A gate treats it as missing, never as 0. */
export type MetricState = 'NaN' | 'Infinity' | '-Infinity' | 'null'

export interface MetricSource {
  /** File name, as shown. */
  readonly file: string
  /** From 1. */
  readonly line?: number
}

/** A number under its name, or the state that stands in its place, and where it was read. */
export type Metric = { readonly name: string; readonly source: MetricSource } & (
  | { readonly value: number; readonly state?: never }
  | { readonly state: MetricState; readonly value?: never }
)

/** A number as a metric's value, or as a state if it is not finite. */
export function stateOf(value: number): { value: number } | { state: MetricState } {
  if (Number.isNaN(value)) return { state: 'NaN' }
  if (Number.isFinite(value)) return { value }
  return { state: value > 0 ? 'Infinity' : '-Infinity' }
}
