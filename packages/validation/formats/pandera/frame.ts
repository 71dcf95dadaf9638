import type { Check } from '../../check-kinds.ts'
import { readCheck } from './check.ts'
import { COPIES, columnRules, type Draft } from './columns.ts'
import { unsupported } from './compared.ts'
import type { PanderaCheck, PanderaColumn, PanderaFrame } from './document.ts'
import { readDtype } from './dtypes.ts'

/** The rules of a schema on its columns, its index and the frame as a whole. */
export function frameRules(frame: PanderaFrame): Draft[] {
  const columns = frame.columns.flatMap((column) =>
    column.name === undefined
      ? [refused('columns', column.path, 'a column whose name is not text is in no file')]
      : columnRules(frame, column, column.name),
  )
  const all = frame.columns.length === 0 ? typeOfAll(frame) : []
  return [
    ...schemaRules(frame),
    ...columns,
    ...all,
    ...indexRules(frame),
    ...uniqueRules(frame),
    ...frameChecks(frame),
  ]
}

function refused(id: string, path: readonly PropertyKey[], why: string): Draft {
  return { id, title: id, check: unsupported(why), severity: 'fail', path }
}

function schemaRules(frame: PanderaFrame): Draft[] {
  const named = [...frame.columns, ...frame.index].filter(({ name }) => name !== undefined)
  const columns = named.map(({ name = '' }) => name)
  const patterns = named.filter(({ regex }) => regex).map(({ name = '' }) => name)
  const drafts = frame.unknown.map((key) => refused(key, [key], `Pandera has no ${key} of a schema`))
  if (frame.strict === true) {
    const check: Check = { kind: 'known-columns', columns, patterns }
    drafts.push({ id: 'strict', title: 'column_in_schema', check, severity: 'fail', path: ['strict'] })
  }
  if (frame.ordered) {
    const ordered = frame.columns.flatMap(({ name }) => (name === undefined ? [] : [name]))
    const check: Check = { kind: 'columns', columns: ordered, as: 'ordered-subset', patterns }
    const path = ['ordered']
    drafts.push({ id: 'ordered', title: 'column_ordered', check, severity: 'fail', path, optional: true })
  }
  return drafts
}

/** A dtype of the frame without columns is that of all there are. */
function typeOfAll(frame: PanderaFrame): Draft[] {
  if (frame.dtype === undefined) return []
  const column: PanderaColumn = { ...EVERY_COLUMN, dtype: frame.dtype, nullable: true }
  return columnRules(frame, column, '').filter(({ check }) => check.kind !== 'present')
}

const EVERY_COLUMN: PanderaColumn = {
  name: '',
  dtype: undefined,
  nullable: false,
  unique: false,
  copies: 'all',
  coerce: false,
  required: false,
  regex: true,
  fallback: undefined,
  dropsRows: false,
  description: undefined,
  checks: [],
  path: ['dtype'],
}

function uniqueRules(frame: PanderaFrame): Draft[] {
  const severity = frame.dropsRows ? 'info' : 'fail'
  const copies = COPIES[frame.copies]
  const groups = frame.unique.map((columns): Draft => {
    const check: Check = { kind: 'unique', columns, copies, nulls: 'equal' }
    const title = 'multiple_fields_uniqueness'
    return { id: `unique(${columns.join(', ')})`, title, check, severity, path: ['unique'], optional: true }
  })
  if (frame.uniqueLevels.length === 0) return groups
  const check: Check = { kind: 'unique', columns: frame.uniqueLevels, copies: 'every', nulls: 'equal' }
  return [
    ...groups,
    { id: 'index.unique', title: 'multiindex_unique', check, severity, path: ['multiindex', 'unique'] },
  ]
}

/** A check of the frame looks at every value of every column that is not filtered out. */
function frameChecks(frame: PanderaFrame): Draft[] {
  const { columns, strict } = frame
  const targets = strict === 'filter' ? columns.filter(({ name }) => name !== undefined) : [EVERY_COLUMN]
  return frame.checks.flatMap((given, at) =>
    targets.map(({ name = '', regex, dtype }): Draft => {
      const id = `${name}.frame-${given.name}${at === 0 ? '' : `-${at + 1}`}`
      const severity = given.warns ? 'warn' : frame.dropsRows ? 'info' : 'fail'
      const check = ofFrame(given, name, dtype)
      const target = regex ? { each: name } : { optional: true }
      return { id, title: given.name, check, severity, path: given.path, ...target }
    }),
  )
}

function ofFrame(given: PanderaCheck, column: string, dtype: string | undefined): Check {
  if (given.name.startsWith('str_') || given.name === 'unique_values_eq')
    return unsupported(`Pandera stops at ${given.name} of a frame: it is a check of columns`)
  return readCheck(given, { column, dtype: dtype === undefined ? undefined : readDtype(dtype) })
}

/** A level with a name is the column of that name; without one, rows are numbered from 0. */
function indexRules(frame: PanderaFrame): Draft[] {
  return frame.index.flatMap((level) => {
    if (level.name !== undefined) return columnRules(frame, { ...level, required: true }, level.name)
    if (frame.index.length > 1) return [refused('index', level.path, 'a level without a name is in no file')]
    return rowNumberRules(level)
  })
}

function rowNumberRules(level: PanderaColumn): Draft[] {
  const kind = level.dtype === undefined ? 'int' : readDtype(level.dtype)?.name
  const isNumbered = kind === 'int' || kind === 'int64' || level.coerce
  const dtype = isNumbered
    ? []
    : [
        refused(
          'index.dtype',
          [...level.path, 'dtype'],
          `rows are numbered, so the index is never of dtype ${level.dtype}`,
        ),
      ]
  const checks = level.checks.map((given): Draft => {
    const check = onRowNumbers(readCheck(given, { column: 'index', dtype: undefined }))
    return {
      id: `index.${given.name}`,
      title: given.name,
      check,
      severity: given.warns ? 'warn' : 'fail',
      path: given.path,
    }
  })
  return [...dtype, ...checks]
}

/** Row numbers from 0 lie within bounds if there are not too many rows. */
function onRowNumbers(check: Check): Check {
  if (check.kind === 'unsupported') return check
  if (check.kind !== 'range') return unsupported(`numbers of rows as ${check.kind}`)
  const { min = 0, max, exclusiveMin, exclusiveMax } = check.bounds
  if (typeof min === 'string' || typeof max === 'string') return unsupported('numbers of rows are no times')
  const isFirstWithin = exclusiveMin === true ? min < 0 : min <= 0
  if (!isFirstWithin) return { kind: 'row-count', bounds: { max: 0 } }
  if (max === undefined) return { kind: 'row-count', bounds: {} }
  return { kind: 'row-count', bounds: { max: exclusiveMax === true ? Math.ceil(max) : Math.floor(max) + 1 } }
}
