import { formatNumber } from '#core'
import { type Dataset, type Engine, openRelation, overReadableFiles, type Relation } from '#data'
import { understood } from '../check.ts'
import type { ColumnNotes } from '../rule.ts'
import type { ColumnGuess, ContractGuess, Guess, TableRule } from './guess.ts'
import { type Margins, marginsFor, SPAN } from './margins.ts'
import { type MeasuredColumn, measureColumns, TABLE } from './measured-columns.ts'
import { guessNumbers } from './numbers.ts'
import { guessOrders } from './orders.ts'
import { guessKey, guessPresence } from './presence.ts'
import { guessPattern, guessSet } from './texts.ts'

/**
 * Guesses what to ask of the next sample of the process that made data: bounds that such a sample keeps with a stated chance,
 * not what was observed.
 * @param known what is said of columns already: one that is personal stays so
 * @throws UserError if the engine cannot finish
 */
export async function inferContract(
  engine: Engine,
  dataset: Dataset,
  known: ReadonlyMap<string, ColumnNotes>,
): Promise<ContractGuess> {
  return understood(async () => {
    const opened = await openRelation(engine, dataset, { types: 'text' })
    const { value } = await overReadableFiles(engine, opened, (relation) => guess(engine, relation, known))
    return value
  })
}

async function guess(
  engine: Engine,
  relation: Relation,
  known: ReadonlyMap<string, ColumnNotes>,
): Promise<ContractGuess> {
  if (relation.columns.length === 0)
    return { sha256: relation.sha256, rows: 0, table: [], columns: [], remarks: ['there is no data'] }
  const named = relation.columns.filter(({ name }) => canBeNamed(name))
  const measured = (await measureColumns(engine, relation))
    .filter(({ name }) => canBeNamed(name))
    .map((column) => (known.get(column.name)?.personal === true ? { ...column, personal: MARKED } : column))
  const margins = marginsFor(named.length)
  const columns: ColumnGuess[] = []
  for (const column of measured) columns.push(await guessColumn(engine, column, margins))
  const rows = measured[0]?.rows ?? 0
  const orders = await guessOrders(engine, measured, margins)
  await engine.run(`DROP TABLE ${TABLE}`)
  const left = relation.columns.length - named.length
  return {
    sha256: relation.sha256,
    rows,
    table: [...(relation.sample === undefined ? rowsGuess(rows) : []), ...orders],
    columns,
    remarks: [
      ...(relation.sample === undefined
        ? []
        : ['only a random part of the rows was read, so nothing is said of their number']),
      ...(left === 0 ? [] : [`${left} columns are left out, since no rule can name them`]),
    ],
  }
}

const MARKED = 'it is marked so'

function canBeNamed(name: string): boolean {
  return name !== '' && name !== '__proto__' && name.isWellFormed() && !name.includes('\0')
}

function rowsGuess(rows: number): Guess<TableRule>[] {
  const why = `${formatNumber(rows)} rows here; one sample says nothing of how their number varies, so the bounds are a guess`
  return rows < SPAN ? [] : [{ rule: { kind: 'rows', min: Math.floor(rows / SPAN), max: SPAN * rows }, why }]
}

async function guessColumn(engine: Engine, column: MeasuredColumn, margins: Margins): Promise<ColumnGuess> {
  const { name, personal, type, present } = column
  const key = await guessKey(engine, column)
  const isKey = key.length > 0
  const guesses: Guess[] = [
    ...(type === undefined
      ? []
      : [{ rule: { kind: 'type', type }, why: `all ${formatNumber(present)} values are` } as const]),
    ...guessPresence(column, margins),
    ...key,
    ...(await guessValues(engine, column, isKey, margins)),
  ]
  return { name, personal, guesses, remarks: remarksOn(column, isKey) }
}

/** Of personal columns only what holds no value of them. */
async function guessValues(
  engine: Engine,
  column: MeasuredColumn,
  isKey: boolean,
  margins: Margins,
): Promise<Guess[]> {
  if (column.present === 0) return []
  const isNumber = column.type === 'integer' || column.type === 'number'
  if (isNumber && !isKey && column.personal === undefined) return guessNumbers(engine, column, margins)
  if (column.type !== 'string') return []
  const set = isKey || column.personal !== undefined ? [] : await guessSet(engine, column, margins)
  const form = await guessPattern(engine, column, margins)
  // A set says more than a form; beside one that may grow, a form that never breaks still says something.
  const isOpen = set.every(({ rule }) => rule.kind === 'set' && rule.tolerance > 0)
  const isFirm = form.every(({ rule }) => rule.kind === 'pattern' && rule.tolerance === 0)
  return set.length === 0 || (isOpen && isFirm) ? [...set, ...form] : set
}

function remarksOn({ type, present, personal }: MeasuredColumn, isKey: boolean): string[] {
  if (present === 0) return ['no value was there, so nothing is guessed']
  if (type === undefined) return ['its values have no type that rules know, or one in each file']
  if (isKey && type === 'integer') return ['no range: keys go on']
  if (type === 'date' || type === 'timestamp')
    return [
      'no range: time goes on; the data could be asked to be fresh, such as freshness: {column: ..., max-age: 2d}',
    ]
  return personal === undefined ? [] : ['no bounds: they would show values']
}
