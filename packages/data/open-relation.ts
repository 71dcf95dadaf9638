import { formatNumber, UserError } from '#core'
import type { Unreadable } from './data-file.ts'
import type { Dataset } from './dataset.ts'
import type { Engine, QueryOptions } from './engine.ts'
import { asUnreadable, compose, type Relation } from './relation.ts'
import { probeFile, type RelationFile, withTypes } from './relation-file.ts'
import { drawSample } from './sample.ts'

export interface RelationOptions extends QueryOptions {
  /**
   * Column types that are declared and so not sniffed, by column name. They hold for CSV; of JSON and partitions
   * only VARCHAR does, and Parquet has its own. `text` reads as text whatever is text in the file.
   */
  readonly types?: Readonly<Record<string, string>> | 'text'
}

let relations = 0

/**
 * Opens a dataset as a relation. A file that cannot be read as what it is becomes a finding in `unreadable`;
 * the others stay. The sandbox of the engine must allow the files. If the dataset is to be sampled, the sample is
 * drawn here, by one scan, and the relation holds its rows alone.
 * @throws UserError for a declared type that does not exist
 */
export async function openRelation(
  engine: Engine,
  dataset: Dataset,
  options: RelationOptions = {},
): Promise<Relation> {
  const files: RelationFile[] = []
  const unreadable: Unreadable[] = [...dataset.unreadable]
  let rows = 0
  for (const file of dataset.files) {
    try {
      const probed = await probeFile(engine, file, dataset, options)
      files.push(probed.file)
      rows += probed.rows
    } catch (error) {
      unreadable.push(asUnreadable(file, error))
    }
  }
  refuseTooWide(files)
  relations += 1
  const { types = {} } = options
  const whole = await compose(engine, withTypes(files, types === 'text' ? textColumns(files) : types), {
    unreadable,
    estimatedRows: Math.round(rows),
    sha256: dataset.sha256,
    rejects: `lockstep_rejects_${relations}`,
  })
  const { sample } = dataset.read
  return sample === undefined ? whole : await drawSample(engine, whole, sample, options)
}

/** A profile and a report hold something of each. */
const MAX_COLUMNS = 2000

function refuseTooWide(files: readonly RelationFile[]): void {
  const names = new Set(files.flatMap(({ columns }) => columns.map(({ name }) => name)))
  if (names.size <= MAX_COLUMNS) return
  throw new UserError(
    `the data has ${formatNumber(names.size)} columns, and ${formatNumber(MAX_COLUMNS)} at most are read`,
    { where: files[0]?.file.name, fix: 'Split it, or store wide values as lists.' },
  )
}

function textColumns(files: readonly RelationFile[]): Record<string, string> {
  const columns = files.flatMap((file) => file.columns.filter(({ written }) => written === 'text'))
  return Object.fromEntries(columns.map(({ name }) => [name, 'VARCHAR']))
}
