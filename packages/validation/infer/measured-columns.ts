import { z } from 'zod'
import { counter, type Engine, identifier, type Relation } from '#data'
import { isStoredAs, readAs } from '../column-types.ts'
import { detect } from '../personal-data/detect.ts'
import { COLUMN_TYPES, type ColumnType } from '../rule.ts'

/** The data under names of our own: `c0`, `c1`, ... */
export const TABLE = 'lockstep_inferred'

export interface MeasuredColumn {
  readonly name: string
  /** SQL of its values, as they stand there. */
  readonly raw: string
  /** SQL of its values in its type; NULL where there is none. */
  readonly value: string
  readonly type: ColumnType | undefined
  readonly rows: number
  /** Rows with a value. */
  readonly present: number
  readonly personal: string | undefined
}

/** In the order in which they are tried: the first that all values have is the column's. */
const FROM_TEXT = ['integer', 'number', 'date', 'timestamp', 'time', 'uuid', 'boolean'] as const
/** Texts of a column that are looked at for personal data. */
const LOOKED_AT = 20_000
const PERSONAL_TEST = 'lockstep_infer_personal'
const PERSONAL_NAME =
  /e-?mail|phone|mobile|iban|passport|\bssn\b|social_?security|birth|(first|last|sur|full|family|given)_?-?name|(street|home|postal)_?-?address/i

/** Copies the data into a table of the engine, which spills to disk, and says what each column is. */
export async function measureColumns(engine: Engine, relation: Relation): Promise<MeasuredColumn[]> {
  const copied = relation.columns.map(({ name }, index) => `${identifier(name)} AS c${index}`)
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${TABLE} AS SELECT ${copied.join(', ')} FROM ${relation.from}`,
  )
  await engine.define(PERSONAL_TEST, (texts) => texts.map((text) => detect(text) !== undefined))
  const { rows } = await engine.one(`SELECT count(*) AS rows FROM ${TABLE}`, z.object({ rows: counter }))
  const measured: MeasuredColumn[] = []
  for (const [index, { name, type }] of relation.columns.entries()) {
    const raw = `c${index}`
    const stored = storedTypes(relation, name)
    const found =
      type === 'VARCHAR' ? await fromText(engine, raw, stored) : await fromStored(engine, raw, type)
    const isText = type === 'VARCHAR' && found.type !== undefined
    measured.push({
      ...{ name, raw, rows, ...found },
      value: isText && found.type !== undefined ? readAs(found.type, raw) : raw,
      personal: await personalReason(engine, name, raw, found.type, type),
    })
  }
  return measured
}

/** How the files that know their types store a column. */
function storedTypes({ files }: Relation, name: string): string[] {
  return files.flatMap(({ columns }) =>
    columns.filter((column) => column.name === name && column.written === 'typed').map(({ type }) => type),
  )
}

type Found = Pick<MeasuredColumn, 'type' | 'present'>

async function fromStored(engine: Engine, raw: string, stored: string): Promise<Found> {
  const { present } = await engine.one(
    `SELECT count(${raw}) AS present FROM ${TABLE}`,
    z.object({ present: counter }),
  )
  return { present, type: COLUMN_TYPES.find((type) => isStoredAs(stored, type)) }
}

/** Numbers with leading zeros are text: they are codes, which lose the zeros as numbers. */
async function fromText(engine: Engine, raw: string, stored: readonly string[]): Promise<Found> {
  const counts = FROM_TEXT.map((type, index) => `count(${readAs(type, raw)}) AS t${index}`)
  const zeros = `count(CASE WHEN regexp_matches(${raw}, '^\\s*[+-]?0[0-9]') THEN 1 END) AS zeros`
  const found = await engine.one(
    `SELECT count(${raw}) AS present, ${[...counts, zeros].join(', ')} FROM ${TABLE}`,
    z.record(z.string(), counter),
  )
  const { present = 0, zeros: padded = 0 } = found
  const fits = FROM_TEXT.find((type, index) => {
    const isCode = padded > 0 && (type === 'integer' || type === 'number')
    return !isCode && found[`t${index}`] === present && stored.every((item) => isStoredAs(item, type))
  })
  if (present === 0) return { present, type: undefined }
  return {
    present,
    type: fits ?? (stored.every((item) => isStoredAs(item, 'string')) ? 'string' : undefined),
  }
}

async function personalReason(
  engine: Engine,
  name: string,
  raw: string,
  type: ColumnType | undefined,
  stored: string,
): Promise<string | undefined> {
  if (PERSONAL_NAME.test(name)) return 'its name is one of personal data'
  if (stored !== 'VARCHAR' || (type !== 'string' && type !== 'integer')) return undefined
  const { looked, found } = await engine.one(
    `SELECT count(*) AS looked, count(CASE WHEN ${PERSONAL_TEST}(v) THEN 1 END) AS found
     FROM (SELECT DISTINCT ${raw} AS v FROM ${TABLE} WHERE ${raw} IS NOT NULL ORDER BY hash(v), v LIMIT ${LOOKED_AT})`,
    z.object({ looked: counter, found: counter }),
  )
  // One long number in ten has the check digit of a card by chance.
  const isPersonal = type === 'integer' ? found > looked / 2 : found > 0
  return isPersonal ? `${found} of ${looked} distinct values look like personal data` : undefined
}
