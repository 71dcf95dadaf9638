import type { Scope } from '../planning/scope.ts'
import { PLACE } from '../planning/table.ts'

export interface LeakageSample {
  /** True for rows that have a label. */
  readonly labelled: string
  readonly label: { readonly number: string } | { readonly class: string }
  readonly features: readonly { readonly value: string; readonly number: string | undefined }[]
  /** Rows that have a label. */
  readonly rows: number
  /** One row of so many is looked at. */
  readonly every: number
}

/** Classes beyond the most frequent ones count as one. */
const CLASSES = 50
const MAX_BINS = 100
/** Rows by which the mean of a bin is drawn to that of all. */
const PRIOR = 1

/**
 * SQL that gives the place of each feature in the list, and its score. With s, n the sum of the labels and the rows of a
 * bin in the half that predicts, p the mean of that half, and t, N the same sums in the half that is predicted:
 * the prediction is (s + k p) / (n + k), and the squared error is, summed over the classes,
 * sum y^2 - 2 t (s + k p) / (n + k) + N ((s + k p) / (n + k))^2.
 */
export function leakageSql(scope: Scope, sample: LeakageSample): string {
  const k = PRIOR
  return `WITH ${sampled(scope, sample)},
    prior AS (SELECT fold, class, sum(y) / any_value(size) AS p FROM
      (SELECT fold, class, y, count(*) OVER (PARTITION BY fold) AS size FROM labelled) AS l GROUP BY fold, class),
    priors AS (SELECT fold, sum(p * p) AS pp FROM prior GROUP BY fold),
    cells AS (SELECT feature, way, bin, fold, class, count(*) AS n, sum(y) AS s, sum(y * y) AS yy FROM ways GROUP BY ALL),
    known AS (SELECT feature, way, bin, c.fold, sum(n) AS n, sum(s * s) AS ss, sum(s * p) AS sp
      FROM cells AS c JOIN prior AS p ON p.fold = c.fold AND p.class = c.class GROUP BY ALL),
    told AS (SELECT t.feature, t.way, t.bin, t.fold, sum(t.n) AS n, sum(t.yy) AS yy,
        sum(t.s * coalesce(c.s, 0)) AS ts, sum(t.s * coalesce(p.p, 0)) AS tp
      FROM cells AS t
      LEFT JOIN cells AS c ON c.feature = t.feature AND c.way = t.way AND c.bin = t.bin AND c.class = t.class
        AND c.fold = 1 - t.fold
      LEFT JOIN prior AS p ON p.class = t.class AND p.fold = 1 - t.fold GROUP BY ALL),
    errors AS (SELECT t.feature, t.way, t.yy - 2 * t.tp + t.n * pp AS constant,
        t.yy - 2 * (ts + ${k} * tp) / (coalesce(k.n, 0) + ${k})
        + t.n * (coalesce(ss, 0) + 2 * ${k} * coalesce(sp, 0) + ${k * k} * pp) / (coalesce(k.n, 0) + ${k}) ** 2 AS error
      FROM told AS t JOIN priors AS q ON q.fold = 1 - t.fold
      LEFT JOIN known AS k ON k.feature = t.feature AND k.way = t.way AND k.bin = t.bin AND k.fold = 1 - t.fold),
    scores AS (SELECT feature, 1 - sum(error) / nullif(sum(constant), 0) AS score FROM errors GROUP BY feature, way)
    SELECT feature, greatest(0, max(score)) AS score FROM scores GROUP BY feature`
}

/** The sample in two halves with its labels, and each feature of it by its values and, of a number, by its rank. */
function sampled({ table }: Scope, { labelled, label, features, rows, every }: LeakageSample): string {
  const hash = `hash(${PLACE.file}, ${PLACE.row})`
  const fields = features.flatMap(({ value, number }, index) => [
    `hash(${value}) AS v${index}`,
    ...(number === undefined ? [] : [`${number} AS x${index}`]),
  ])
  const target = 'number' in label ? label.number : label.class
  const numeric = features.flatMap(({ number }, index) => (number === undefined ? [] : [index]))
  const list = (items: readonly string[]) => `unnest([${items.join(', ')}])`
  const values = features.map((_, index) => `v${index}`)
  const bins = Math.max(2, Math.min(MAX_BINS, Math.floor(Math.sqrt(rows / every / 2))))
  const byRank = `SELECT feature, 1 AS way, fold, class, y,
      hash(((rank() OVER (PARTITION BY feature ORDER BY x) - 1) * ${bins}) // greatest(1, count(x) OVER (PARTITION BY feature))) AS bin
    FROM (SELECT fold, class, y, ${list(numeric.map(String))} AS feature,
      ${list(numeric.map((index) => `x${index}`))} AS x FROM labelled) AS n`
  return `drawn AS MATERIALIZED (SELECT CAST((${hash} >> 32) % 2 AS INTEGER) AS fold, ${target} AS target, ${fields.join(', ')}
      FROM ${table.numbered()} WHERE ${labelled} AND ${hash} % ${every} = 0),
    labelled AS MATERIALIZED (${'number' in label ? ranked : classified}),
    ways AS (SELECT ${list(features.map((_, index) => String(index)))} AS feature, 0 AS way, fold, class, y,
      ${list(values)} AS bin FROM labelled${numeric.length === 0 ? '' : ` UNION ALL BY NAME ${byRank}`})`
}

/** The rank of a number among the others, from 0 to 1, the middle one of equal numbers. */
const ranked = `SELECT *, 0 AS class,
  (rank() OVER (ORDER BY target) + (count(*) OVER (PARTITION BY target) - 1) / 2) / count(*) OVER () AS y FROM drawn`

const classified = `SELECT drawn.*, coalesce(top.class, 0) AS class, 1.0::DOUBLE AS y FROM drawn LEFT JOIN
  (SELECT target, row_number() OVER (ORDER BY count(*) DESC, target) AS class FROM drawn GROUP BY target
   QUALIFY class <= ${CLASSES}) AS top ON top.target = drawn.target`
