/** One run of the pipeline: what differs from the run before, and how it has to end. */
export interface Scenario {
  readonly name: string
  readonly story: string
  readonly inputs: Readonly<Record<string, string>>
  /** The action that stops the run; undefined where it goes through. */
  readonly stops?: string
}

/** The same workflow file, started six times. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'first-release',
    story: 'A first, simple model is released: there is nothing yet to compare it with.',
    inputs: { model: 'logistic', rows: '100000' },
  },
  {
    name: 'better-model',
    story: 'A better model goes the whole way: real requests through the canary, then all of the traffic.',
    inputs: {},
  },
  {
    name: 'spoiled-data',
    story: 'Somebody exports the month again, and five rows are spoiled.',
    inputs: { arrivals: 'flights-2001-05-spoiled.csv' },
    stops: 'validate-data',
  },
  {
    name: 'weaker-model',
    story: 'A change makes the model weaker.',
    inputs: { model: 'logistic', rows: '100000' },
    stops: 'gate-metrics',
  },
  {
    name: 'faulty-server',
    story: 'The model is as good, but the release that serves it answers every fifth request with an error.',
    inputs: { rows: '250000', plan: 'canary-faulty.yml' },
    stops: 'canary-deploy',
  },
  {
    name: 'later-month',
    story: 'June arrives. Flights are late more often than in the month that the model was judged on.',
    inputs: { current: 'FLIGHTS/flights-2001-06.parquet' },
    stops: 'drift-check',
  },
]
