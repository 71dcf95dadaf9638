import { identifier, literal } from '#data'
import type { ColumnType } from '../rule.ts'
import { type CommentedKey, CommentedYaml } from './commented-yaml.ts'
import type { ColumnGuess, ContractGuess, Guess, GuessedRule, TableRule } from './guess.ts'
import { headOf } from './head.ts'

/** Name of the object of the contract: the data has none of its own. */
const TABLE = 'data'

/** The contract as one of the Open Data Contract Standard 3.1. What it has no words for is asked in SQL. */
export function writeOdcs(contract: ContractGuess): string {
  const yaml = new CommentedYaml()
  const { sha256, table, columns } = contract
  const properties = columns.map((column) => yaml.map(propertyEntries(yaml, column)))
  const quality = table.flatMap((guess) => tableQuality(yaml, guess))
  const object = yaml.map([
    { key: 'name', value: TABLE },
    { key: 'properties', value: properties },
    ...(quality.length === 0 ? [] : [{ key: 'quality', value: quality }]),
  ])
  const top: CommentedKey[] = [
    { key: 'apiVersion', value: 'v3.1.0' },
    { key: 'kind', value: 'DataContract' },
    { key: 'id', value: `guessed-${sha256.slice(0, 16)}` },
    { key: 'version', value: '0.1.0' },
    { key: 'status', value: 'draft' },
    { key: 'schema', value: [object] },
  ]
  return yaml.text(yaml.map(top), headOf(contract))
}

const LOGICAL: Readonly<Record<ColumnType, string>> = {
  ...{ integer: 'integer', number: 'number', string: 'string', boolean: 'boolean' },
  ...{ date: 'date', timestamp: 'timestamp', time: 'time', uuid: 'string' },
}

function propertyEntries(yaml: CommentedYaml, column: ColumnGuess): CommentedKey[] {
  const { name, personal, guesses, remarks } = column
  const options = guesses.flatMap((guess) => optionOf(guess))
  const quality = guesses.flatMap((guess) => qualityOf(yaml, name, guess))
  return [
    { key: 'name', value: name, ...(remarks.length === 0 ? {} : { comment: remarks.join('; ') }) },
    ...(personal === undefined ? [] : [{ key: 'classification', value: 'personal', comment: personal }]),
    ...guesses.flatMap((guess) => keyOf(guess)),
    ...(options.length === 0 ? [] : [{ key: 'logicalTypeOptions', value: yaml.map(options) }]),
    ...(quality.length === 0 ? [] : [{ key: 'quality', value: quality }]),
  ]
}

/** Where the rule is a key of the property itself. */
function keyOf({ rule, why: comment }: Guess): CommentedKey[] {
  if (rule.kind === 'type' && rule.type === 'uuid')
    return [
      { key: 'logicalType', value: 'string', comment },
      { key: 'physicalType', value: 'uuid' },
    ]
  if (rule.kind === 'type') return [{ key: 'logicalType', value: LOGICAL[rule.type], comment }]
  if (rule.kind === 'not-null' && rule.tolerance === 0) return [{ key: 'required', value: true, comment }]
  if (rule.kind === 'unique') return [{ key: 'unique', value: true, comment }]
  return []
}

/** Where no row may break it, and its type has an option for it. */
function optionOf({ rule, why: comment }: Guess): CommentedKey[] {
  switch (rule.kind) {
    case 'least':
      return [{ key: 'minimum', value: rule.bound, comment }]
    case 'greatest':
      return [{ key: 'maximum', value: rule.bound, comment }]
    case 'range':
      if (rule.tolerance > 0) return []
      return [
        { key: 'minimum', value: rule.min, comment },
        { key: 'maximum', value: rule.max },
      ].filter(({ value }) => value !== undefined)
    case 'pattern':
      return rule.tolerance > 0 ? [] : [{ key: 'pattern', value: rule.pattern, comment }]
    default:
      return []
  }
}

/** Where some rows may break it, or it is about all values together. */
function qualityOf(yaml: CommentedYaml, column: string, { rule, why }: Guess): unknown[] {
  const item = itemOf(column, rule)
  return item === undefined ? [] : [yaml.commented(item, why)]
}

function itemOf(column: string, rule: GuessedRule): object | undefined {
  switch (rule.kind) {
    case 'not-null':
      return rule.tolerance === 0 ? undefined : { metric: 'nullValues', ...atMost(rule.tolerance) }
    case 'set':
      return { metric: 'invalidValues', arguments: { validValues: rule.values }, ...atMost(rule.tolerance) }
    case 'pattern':
      return rule.tolerance === 0
        ? undefined
        : { metric: 'invalidValues', arguments: { pattern: rule.pattern }, ...atMost(rule.tolerance) }
    case 'range':
      return rule.tolerance === 0 ? undefined : beyondItem(column, rule)
    case 'mean':
    case 'median':
      return sqlItem(
        column,
        `SELECT ${rule.kind === 'mean' ? 'avg' : 'median'}(${identifier(column)}) FROM {table}`,
        {
          mustBeBetween: [rule.min, rule.max],
        },
      )
    default:
      return undefined
  }
}

function atMost(share: number): object {
  return { mustBeLessOrEqualTo: Number((100 * share).toPrecision(6)), unit: 'percent' }
}

function beyondItem(column: string, { min, max, tolerance }: Extract<GuessedRule, { kind: 'range' }>) {
  const x = identifier(column)
  const sides = [
    ...(min === undefined ? [] : [`${x} < ${literal(min)}`]),
    ...(max === undefined ? [] : [`${x} > ${literal(max)}`]),
  ]
  const share = `coalesce(avg(CASE WHEN ${sides.join(' OR ')} THEN 1.0 ELSE 0.0 END), 0)`
  const query = `SELECT ${share} FROM {table} WHERE ${x} IS NOT NULL`
  return sqlItem(column, query, { mustBeLessOrEqualTo: tolerance })
}

/** Braces in a name would be taken for what a reader fills in. */
function sqlItem(column: string, query: string, operator: object): object | undefined {
  return /[{}]/.test(column) ? undefined : { type: 'sql', query, ...operator }
}

function tableQuality(yaml: CommentedYaml, { rule, why }: Guess<TableRule>): unknown[] {
  if (rule.kind === 'rows')
    return [yaml.commented({ metric: 'rowCount', mustBeBetween: [rule.min, rule.max] }, why)]
  const { earlier, later, tolerance } = rule
  const [a, b] = [identifier(earlier), identifier(later)]
  const query = `SELECT coalesce(avg(CASE WHEN ${a} > ${b} THEN 1.0 ELSE 0.0 END), 0) FROM {table}`
  const item = sqlItem(`${earlier}${later}`, query, { mustBeLessOrEqualTo: tolerance })
  return item === undefined ? [] : [yaml.commented(item, why)]
}
