import type { YamlDocument } from '#core'
import type { FormatOptions, RuleFormat } from '../format.ts'
import type { ColumnNotes, ColumnType, Rule, RuleFile } from '../rule.ts'
import type { Draft } from './pandera/columns.ts'
import { type PanderaFrame, readFrame } from './pandera/document.ts'
import { readDtype } from './pandera/dtypes.ts'
import { frameRules } from './pandera/frame.ts'
import { KINDS } from './pandera/kinds.ts'

/** Frames that Pandera hands to pandas, or to what has its semantics. */
const LIBRARIES: ReadonlySet<string> = new Set(['pandas', 'modin', 'dask'])

/** A schema as `DataFrameSchema.to_yaml` writes it, in any of its three shapes. */
export const pandera: RuleFormat = {
  name: 'Pandera',
  recognises: (value) =>
    value instanceof Object && 'schema_type' in value && value.schema_type === 'dataframe',
  read: readPandera,
  kinds: KINDS,
}

function readPandera(document: YamlDocument, { compat }: FormatOptions): RuleFile {
  const frame = readFrame(document)
  const drafts = LIBRARIES.has(frame.library) ? frameRules(frame) : [otherLibrary(frame)]
  const rules = drafts.map(
    ({ path, ...draft }): Rule => ({
      ...draft,
      allowed: { kind: 'none' },
      semantics: 'dtypes',
      source: document.name,
      line: document.lineOf(path),
    }),
  )
  const notes = passedOver(frame, compat)
  return {
    name: document.name,
    format: 'Pandera schema',
    tables: [{ rules, columns: notesOf(frame) }],
    notes,
  }
}

function passedOver(frame: PanderaFrame, compat: FormatOptions['compat']): string[] {
  const isNumbered = frame.index.some(({ name }) => name === undefined)
  return [
    ...(compat === 'sql' ? ['compat: sql changes nothing: a schema in YAML is run by pandas'] : []),
    ...(frame.uniqueNames ? ['unique_column_names holds: pandas gives each column a name of its own'] : []),
    ...(isNumbered ? ['the index is that of a file that was read: its rows, numbered from 0'] : []),
  ]
}

function otherLibrary({ library }: PanderaFrame): Draft {
  const why = `the schema is for ${library}, whose types and nulls differ from those of pandas`
  return { id: 'api', title: 'api', check: { kind: 'unsupported', why }, severity: 'fail', path: ['api'] }
}

function notesOf(frame: PanderaFrame): ReadonlyMap<string, ColumnNotes> {
  const notes = [...frame.columns, ...frame.index].flatMap(({ name, dtype, description, regex }) =>
    name === undefined || regex
      ? []
      : [[name, { type: typeOf(dtype), description, personal: false }] as const],
  )
  return new Map(notes)
}

/** What the values of a column of a dtype are. */
function typeOf(dtype: string | undefined): ColumnType | undefined {
  switch (dtype === undefined ? undefined : readDtype(dtype)?.kind) {
    case 'int':
    case 'uint':
      return 'integer'
    case 'float':
      return 'number'
    case 'bool':
      return 'boolean'
    case 'text':
      return 'string'
    case 'datetime':
      return 'timestamp'
    default:
      return undefined
  }
}
