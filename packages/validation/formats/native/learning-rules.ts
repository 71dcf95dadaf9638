import { z } from 'zod'
import { text } from './atoms.ts'
import {
  bounds,
  boundsOf,
  boundsOrExactly,
  boundsProblem,
  count,
  filtered,
  flag,
  type GivenBounds,
  isNumber,
  isText,
  judged,
  names,
  oneOrMore,
  share,
  shortOr,
  told,
  value,
} from './shapes.ts'
import { columnRule, dataRule, dataRules } from './written.ts'

/** Groups that are looked for one by one. */
const MAX_GROUPS = 1_000
/** As Deepchecks' limit of the predictive power score between a feature and the label. */
const LEAKAGE_LIMIT = 0.8

const shares = bounds(share, {})
const group = z.strictObject({
  by: oneOrMore,
  share: shares.optional(),
  rows: boundsOrExactly(count, {}).optional(),
  values: z
    .array(z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(value)))
    .min(1, 'the list is empty')
    .max(MAX_GROUPS, `more than ${MAX_GROUPS} groups`)
    .optional(),
  label: z.strictObject({ column: text, share: shares, value: value.optional() }).optional(),
  ...filtered,
})

function groupProblem({ by, values, ...given }: z.output<typeof group>): string | undefined {
  if (values?.some((item) => item.length !== by.length) === true)
    return `values must have one value for each of ${by.join(', ')}`
  const limits: (GivenBounds | undefined)[] = [given.share, given.rows, given.label?.share]
  if (values === undefined && limits.every((limit) => limit === undefined))
    return 'give share, rows, values or label'
  return limits.flatMap((limit) => (limit === undefined ? [] : (boundsProblem(limit) ?? [])))[0]
}

/** Rules on data that something is learned from, by their keys. */
export const LEARNING_RULES = {
  groups: dataRules(
    group,
    ({ by, share, rows, values, label }) => ({
      kind: 'groups',
      by,
      share: share && boundsOf(share),
      rows: rows && boundsOf(rows),
      required: values,
      label: label && { ...label, share: boundsOf(label.share) },
    }),
    groupProblem,
  ),
  overlap: dataRules(
    shortOr(
      isText,
      'with',
      z.strictObject({ with: text, columns: names.optional(), except: names.optional(), ...judged }),
    ),
    ({ with: table, columns, except }) => ({ kind: 'overlap', table, columns, except }),
    ({ columns, except }) =>
      columns !== undefined && except !== undefined ? 'both columns and except' : undefined,
  ),
  'time-overlap': dataRules(
    z.strictObject({ with: text, column: text, ...judged }),
    ({ with: table, column }) => ({ kind: 'time-overlap', table, column }),
  ),
  'same-row-count': dataRule(shortOr(isText, 'as', z.strictObject({ as: text, ...filtered })), ({ as }) => ({
    kind: 'same-row-count',
    table: as,
  })),
  volume: dataRule(
    bounds(z.number().min(0, 'must not be negative'), filtered),
    (given) => ({ kind: 'volume', ratio: boundsOf(given) }),
    boundsProblem,
  ),
  'same-types': dataRule(flag(told), () => ({ kind: 'same-types' })),
} as const

const features = { features: names.optional(), except: names.optional() }

/** Rules under `label`, on the column that it names. */
export const LABEL_RULES = {
  leakage: columnRule(
    z.preprocess(
      (given) => (isNumber(given) ? { limit: given } : given),
      flag({ limit: z.number().gt(0).max(1).default(LEAKAGE_LIMIT), ...features, ...filtered }),
    ),
    ({ limit, features, except }, label) => ({ kind: 'target-leakage', label, features, except, limit }),
  ),
  conflicts: columnRule(
    shortOr(isNumber, 'tolerance', z.strictObject({ ...features, ...judged })),
    ({ features, except }, label) => ({ kind: 'conflicting-labels', label, features, except }),
  ),
  balance: columnRule(
    bounds(share, { value: value.optional(), ...filtered }),
    (given, column) => ({
      kind: 'groups',
      by: [],
      label: { column, value: given.value, share: boundsOf(given) },
    }),
    boundsProblem,
  ),
} as const
