import { formatNumber } from '#core'
import { all, countIf } from '../planning/dialect.ts'
import { type Planning, query, scan, Unsupported } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import type { DistributionCheck } from '../whole-checks.ts'
import { named } from '../wording.ts'
import { type LeakageSample, leakageSql } from './leakage-sql.ts'
import { chosenColumns, keyOf } from './row-keys.ts'
import { some } from './schema.ts'

type Leakage = Extract<DistributionCheck, { kind: 'target-leakage' }>

/** Rows that are looked at, if there are not too many features, and at least. */
const SAMPLE = 100_000
const MAX_CELLS = 5_000_000
const MIN_ROWS = 100
/** A numeric label with more values is predicted as a number, another one as a class. */
const MAX_CLASSES = 20

/**
 * Scores each feature by how well it alone tells the label: 1 - squared error / squared error of the label's mean, both on
 * rows that the prediction was not made from (two halves, each predicted by the other). The prediction for a value is the
 * mean label of the rows that have it, drawn towards the mean of all as if by one more row; a numeric feature is also cut
 * into bins of equal count, and the better way counts. A value that stands in one half only predicts nothing, so that an
 * identifier is not taken for a leak.
 *
 * A class counts as a vector of 0 and 1: the score is then Goodman and Kruskal's tau (1954), which is a Brier skill score,
 * and can be told of a rare class too. Of a numeric label the ranks count, so that a monotone transform of it scores as
 * a copy does, and outliers do not decide. The idea of such a score per feature is that of the predictive power score
 * (8080 Labs, 2020), which Deepchecks limits to 0.8.
 *
 * Looks at 100,000 rows at most, which depend on their place in the files alone.
 */
export function* planTargetLeakage(scope: Scope, check: Leakage): Planning<Outcome> {
  if (scope.table.view.numbered === undefined)
    throw new Unsupported(`rows of ${scope.dialect.name} have no order to take a sample by`)
  const features = featuresOf(scope, check)
  const sample = yield* sampleOf(scope, check.label, features)
  const rows = yield* query<'feature' | 'score'>(leakageSql(scope, sample))
  const scores = rows
    .map((row) => ({ name: features[row.count('feature')] ?? '', score: row.number('score') ?? 0 }))
    .sort((a, b) => b.score - a.score)
  const leaks = scores.filter(({ score }) => score >= check.limit)
  const told = (leaks.length > 0 ? leaks : scores.slice(0, 1)).map(
    ({ name, score }) => `${named(name)} ${formatNumber(Math.round(score * 1000) / 1000)}`,
  )
  const why = leaks.length > 0 ? `told by ${some(told)}` : `the best is ${some(told)}`
  return { kind: 'whole', holds: leaks.length === 0, why, observed: scores[0]?.score }
}

function featuresOf(scope: Scope, { label, features, except }: Leakage): readonly string[] {
  scope.column(label)
  const others = scope.table.view.columns.map(({ name }) => name).filter((name) => name !== label)
  return chosenColumns(scope, others, { columns: features, except })
}

/** Learns in the shared scan what is a number, and how many rows have a label. */
function* sampleOf(scope: Scope, label: string, features: readonly string[]): Planning<LeakageSample> {
  const { where, dialect } = scope
  const labelled = all(where, `${scope.raw(label)} IS NOT NULL`)
  const names = [label, ...features]
  const numbers = names.map((name) => numberOf(scope, name))
  const counted = numbers.flatMap((number, index) => {
    const raw = scope.raw(names[index] ?? '')
    if (number === undefined) return []
    return [[`n${index}`, countIf(all(labelled, `${raw} IS NOT NULL`, `${number} IS NULL`))] as const]
  })
  const distinct = dialect.countDistinct([`CASE WHEN ${labelled} THEN ${keyOf(scope, label)} END`])
  const found = yield* scan<string>({ rows: countIf(labelled), distinct, ...Object.fromEntries(counted) })
  const [rows, values] = [found.count('rows'), found.count('distinct')]
  if (rows < MIN_ROWS)
    throw new Unsupported(`${rows} rows have a label, and fewer than ${MIN_ROWS} tell nothing`)
  if (values === 1) throw new Unsupported('all labels are the same')
  const usable = numbers.map((number, index) =>
    counted.some(([name]) => name === `n${index}`) && found.count(`n${index}`) === 0 ? number : undefined,
  )
  const size = Math.min(SAMPLE, MAX_CELLS / features.length)
  return {
    labelled,
    label:
      values > MAX_CLASSES && usable[0] !== undefined
        ? { number: usable[0] }
        : { class: keyOf(scope, label) },
    features: features.map((name, index) => ({ value: keyOf(scope, name), number: usable[index + 1] })),
    rows,
    every: Math.max(1, Math.round(rows / size)),
  }
}

/** A column as a number, where it may be one. */
function numberOf(scope: Scope, name: string): string | undefined {
  const { dialect, table, column } = scope
  const { isText, type } = column(name)
  const declared = table.notes.get(name)?.type
  if (isText && (declared === undefined || declared === 'integer' || declared === 'number'))
    return scope.value(name, 'number')
  const kind = isText
    ? declared === 'date' || declared === 'timestamp'
      ? 'instant'
      : undefined
    : dialect.comparisonOf(type)
  if (kind === 'instant')
    return table.derive(
      scope.value(name, 'instant'),
      (instant) => `CAST(${dialect.epochMilliseconds(instant)} AS DOUBLE)`,
    )
  return kind === 'number' ? table.derive(scope.raw(name), dialect.asNumber) : undefined
}
