import { formatDuration, formatNumber } from '#core'
import type { Check } from './check-kinds.ts'
import type { Bound, Bounds, Condition, Operand, Rule, SetValue } from './rule.ts'

const MAX_SHOWN_VALUES = 8
const MAX_SHOWN_TEXT = 100

/** What a rule asks, as a reader would say it: `delay: at least 0, where state = "open"`. */
export function ruleText({ check, where }: Pick<Rule, 'check' | 'where'>): string {
  const filter = where === undefined ? '' : `, where ${conditionText(where.condition)}`
  return `${checkText(check)}${filter}`
}

function checkText(check: Check): string {
  switch (check.kind) {
    case 'row-count':
      return `rows: ${limits(check.bounds)}`
    case 'column-count':
      return `columns: ${limits(check.bounds)}`
    case 'known-columns':
      return 'no columns but those that are named'
    case 'columns':
      return `columns: ${COLUMNS[check.as]} ${namesText(check.columns)}`
    case 'freshness': {
      const until = check.until === undefined ? 'now' : check.until
      return `${named(check.column)}: newest value at most ${ageText(check.maxAge)} before ${until}`
    }
    case 'groups':
      return `${check.by.length === 0 ? 'all rows' : `groups of ${namesText(check.by)}`}: ${groupText(check)}`
    case 'conflicting-labels':
      return `${named(check.label)}: one label for equal features`
    case 'target-leakage':
      return `${named(check.label)}: no feature alone tells it (score below ${check.limit})`
    case 'overlap':
      return `no row that is in ${named(check.table)} too`
    case 'same-row-count':
      return `as many rows as ${named(check.table)}`
    case 'volume':
      return `rows now by rows before: ${limits(check.ratio)}`
    case 'same-types':
      return 'every column of the reference, with values of its kind'
    case 'query':
      return check.judges === 'rows'
        ? `query gives no row: ${cut(check.sql)}`
        : `query gives ${check.is === undefined ? limits(check.bounds) : valueText(check.is)}: ${cut(check.sql)}`
    case 'empty-row':
      return `a value in each row${check.columns === undefined ? '' : ` of ${namesText(check.columns)}`}`
    case 'expression':
      return `each row: ${cut(check.sql)}`
    case 'unsupported':
      return 'a rule that cannot be run'
    default:
      return `${subjectText(check)}: ${demand(check)}`
  }
}

function subjectText(check: Demanding): string {
  if ('column' in check) return named(check.column)
  return check.columns === undefined ? 'the whole row' : namesText(check.columns)
}

const COLUMNS = {
  list: 'in this order',
  set: 'exactly',
  subset: 'at least',
  'ordered-subset': 'in this order, with others between,',
  some: 'at least one of',
} as const

type Demanding = Exclude<
  Check,
  {
    kind:
      | ('row-count' | 'column-count' | 'known-columns' | 'columns' | 'freshness' | 'groups')
      | ('conflicting-labels' | 'target-leakage' | 'overlap' | 'same-row-count' | 'volume' | 'same-types')
      | ('query' | 'expression' | 'empty-row' | 'unsupported')
  }
>

function demand(check: Demanding): string {
  switch (check.kind) {
    case 'present':
      return check.index === undefined ? 'is there' : `is column ${check.index}`
    case 'type':
      return `of type ${check.type}`
    case 'stored-type':
      return `stored as ${check.names.map((name) => cut(name)).join(' or ')}`
    case 'dtype':
      return `of dtype ${check.names.map((name) => cut(name)).join(' or ')}`
    case 'castable':
      return `can be turned into ${CASTS[check.to]}`
    case 'not-null':
      return 'not null'
    case 'null':
      return 'null'
    case 'unique':
      return check.columns !== undefined && check.columns.length > 1 ? 'unique together' : 'unique'
    case 'range':
    case 'text-range':
      return limits(check.bounds)
    case 'set':
      return `${check.negated === true ? 'none' : 'one'} of ${valuesText(check.values)}`
    case 'pattern': {
      const each = check.match === 'all' ? ' and ' : ' or '
      const patterns = check.patterns.map((pattern) => cut(pattern)).join(each)
      return `${check.negated === true ? 'does not match' : 'matches'} ${patterns}`
    }
    case 'valid':
      return check.checks.map(demand).join(' and ')
    case 'length':
      return `length ${limits(check.bounds)}`
    case 'format':
      return `readable as ${check.format.name}${'format' in check.format ? ` ${cut(check.format.format)}` : ''}`
    case 'multiple-of':
      return `multiple of ${formatNumber(check.factor)}`
    case 'order':
      return `${check.strictly ? 'strictly ' : ''}${check.direction}`
    case 'outliers':
      return `no outliers (${check.method}, factor ${formatNumber(check.factor)})`
    case 'personal-data':
      return `no personal data (${check.of.join(', ')})`
    case 'compare':
      return `${check.operator} ${named(check.other)}`
    case 'tuple-set':
      return `one of ${check.tuples.length} combinations`
    case 'row-sum':
      return `sum to ${formatNumber(check.total)}`
    case 'values-differ':
      return 'differ within the row'
    case 'values-equal':
      return 'equal within the row'
    case 'reference':
      return `in ${check.table === undefined ? '' : `${named(check.table)}.`}${namesText(check.to)}`
    case 'time-overlap':
      return `after the last of ${named(check.table)}`
    case 'measure':
      return `${MEASURES[check.measure]} ${limits(check.bounds)}`
    case 'quantiles':
      return check.quantiles.map(({ p, bounds }) => `quantile ${p} ${limits(bounds)}`).join(', ')
    case 'distinct-set':
      return `distinct values ${RELATIONS[check.relation]} ${valuesText(check.values)}`
    case 'most-common':
      return `most common value one of ${valuesText(check.values)}`
    case 'kl-divergence':
      return `Kullback-Leibler divergence ${limits({ max: check.threshold })}`
  }
}

const CASTS = {
  integer: 'integers',
  number: 'numbers',
  text: 'text',
  boolean: 'booleans',
  instant: 'times',
} as const

const MEASURES = {
  mean: 'mean',
  median: 'median',
  stdev: 'standard deviation',
  sum: 'sum',
  min: 'smallest value',
  max: 'greatest value',
  distinct: 'distinct values',
  'distinct-share': 'share of distinct values',
  'present-share': 'share of values that are there',
  'min-length': 'shortest value',
  'max-length': 'longest value',
} as const

const RELATIONS = { within: 'among', contains: 'include', equals: 'exactly' } as const

function groupText({ share, rows, required, label }: Extract<Check, { kind: 'groups' }>): string {
  const labels = label?.value === undefined ? 'each label' : cut(String(label.value))
  return [
    ...(share === undefined ? [] : [`share ${limits(share)}`]),
    ...(rows === undefined ? [] : [`rows ${limits(rows)}`]),
    ...(required === undefined ? [] : [`with ${valuesText(required.map((values) => values.join(' | ')))}`]),
    ...(label === undefined ? [] : [`share of ${labels} of ${named(label.column)} ${limits(label.share)}`]),
  ].join(', ')
}

/** `at least 0`, `0 to 5`, `above 0 and below 5`, `not 3`. */
export function limits({ min, max, exclusiveMin, exclusiveMax, negated }: Bounds<Bound>): string {
  if (negated === true && min === max && min !== undefined) return `not ${boundText(min)}`
  if (min === max && min !== undefined) return boundText(min)
  const low = min === undefined ? [] : [`${exclusiveMin === true ? 'above' : 'at least'} ${boundText(min)}`]
  const high = max === undefined ? [] : [`${exclusiveMax === true ? 'below' : 'at most'} ${boundText(max)}`]
  const isPlain = exclusiveMin !== true && exclusiveMax !== true && min !== undefined && max !== undefined
  const both = isPlain ? `${boundText(min)} to ${boundText(max)}` : [...low, ...high].join(' and ')
  return `${negated === true ? 'not ' : ''}${both === '' ? 'any' : both}`
}

function boundText(bound: Bound): string {
  return typeof bound === 'number' ? formatNumber(bound) : bound
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.map(conditionText).join(` ${condition.kind} `)
    case 'not':
      return `not (${conditionText(condition.condition)})`
    case 'null':
      return `${named(condition.column)} is ${condition.negated ? 'not ' : ''}null`
    case 'in':
      return `${named(condition.column)} ${condition.negated ? 'not ' : ''}in ${valuesText(condition.values)}`
    case 'compare':
      return `${operandText(condition.left)} ${condition.operator} ${operandText(condition.right)}`
    case 'true':
      return named(condition.column)
    case 'sql':
      return cut(condition.sql)
  }
}

function operandText(operand: Operand): string {
  if ('column' in operand) return named(operand.column)
  return typeof operand.value === 'string' ? `"${cut(operand.value)}"` : String(operand.value)
}

function valueText({
  value,
  negated,
}: {
  readonly value: string | boolean
  readonly negated: boolean
}): string {
  return `${negated ? 'not ' : ''}${cut(String(value))}`
}

function namesText(names: readonly string[]): string {
  return valuesText(names)
}
function valuesText(values: readonly SetValue[]): string {
  const shown = values.slice(0, MAX_SHOWN_VALUES).map((value) => cut(String(value)))
  const more = values.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** A name or value for a reader: control characters made visible, on one line, at most 100 characters. */
export function cut(text: string, length = MAX_SHOWN_TEXT): string {
  const visible = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16)}}`
  })
  return visible.length > length ? `${visible.slice(0, length).toWellFormed()}…` : visible
}

export function named(column: string): string {
  return cut(column)
}

export function rowsText(count: number): string {
  return count === 1 ? '1 row' : `${formatNumber(count)} rows`
}

/** `3 of 57,648 rows`. */
export function partText(part: number, whole: number): string {
  return `${formatNumber(part)} of ${rowsText(whole)}`
}

/** `3 of the 12 rows of this change`. */
export function partOfChangeText(part: number, whole: number): string {
  return `${formatNumber(part)} of the ${rowsText(whole)} of this change`
}

/** An age in the unit in which teams say it: days from two days on. */
export function ageText(milliseconds: number): string {
  const days = milliseconds / 86_400_000
  return days >= 2 ? `${Number(days.toFixed(1))} days` : formatDuration(milliseconds)
}

export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}
