import type { z } from 'zod'
import { checkDocument, type YamlDocument } from '#core'
import { type Column, type checks, column, frame } from './schema.ts'

/** One check of a column or of the frame, whichever of Pandera's three shapes it was written in. */
export interface PanderaCheck {
  readonly name: string
  /** Its arguments by name; `value` where the shape gives a single one without its name. */
  readonly args: Readonly<Record<string, unknown>>
  readonly ignoresNulls: boolean
  readonly warns: boolean
  readonly isGrouped: boolean
  readonly path: readonly PropertyKey[]
}

/** A column, or a level of the index. */
export interface PanderaColumn {
  /** Absent: a level of the index without one. */
  readonly name: string | undefined
  readonly dtype: string | undefined
  readonly nullable: boolean
  readonly unique: boolean
  readonly copies: Duplicates
  readonly coerce: boolean
  readonly required: boolean
  /** Its name is a regular expression that the names of columns start with. */
  readonly regex: boolean
  readonly fallback: unknown
  readonly dropsRows: boolean
  readonly description: string | undefined
  readonly checks: readonly PanderaCheck[]
  readonly path: readonly PropertyKey[]
}

export type Duplicates = 'all' | 'exclude_first' | 'exclude_last'

export interface PanderaFrame {
  /** `pandas`, or what else runs the schema. */
  readonly library: string
  /** How checks are written: `A` up to Pandera 0.23, `B` up to 0.30, `C` since, when pandas 3 has a dtype for text. */
  readonly shape: 'A' | 'B' | 'C'
  readonly columns: readonly PanderaColumn[]
  readonly checks: readonly PanderaCheck[]
  readonly index: readonly PanderaColumn[]
  /** Levels that must be unique together. */
  readonly uniqueLevels: readonly string[]
  readonly dtype: string | undefined
  readonly strict: boolean | 'filter'
  readonly ordered: boolean
  readonly unique: readonly (readonly string[])[]
  readonly copies: Duplicates
  readonly addsMissing: boolean
  readonly dropsRows: boolean
  /** Asks for no name twice. */
  readonly uniqueNames: boolean
  /** Keys that Pandera does not have. */
  readonly unknown: readonly string[]
}

/**
 * Reads a schema in any of the three shapes as one.
 * @throws UserError that names line and path of everything that is wrong
 */
export function readFrame(document: YamlDocument): PanderaFrame {
  const given = checkDocument(document, frame)
  const isList =
    document.value instanceof Object && 'columns' in document.value && Array.isArray(document.value.columns)
  const columns = Object.entries(given.columns ?? {}).map(([key, one]) =>
    columnOf(isList ? one.name : key, one, ['columns', key]),
  )
  const index = (given.index ?? []).map((one, at) => columnOf(one.name, one, ['index', at]))
  const levelsCoerced = given.coerce || given.multiindex?.coerce === true
  return {
    library: given.dataframe_library ?? given.api ?? 'pandas',
    shape: shapeOf(given.version, given.columns),
    columns: columns.map((one) => ofFrame(one, given, given.coerce)),
    checks: givenChecks(given.checks, ['checks']),
    index: index.map((one) => ofFrame(one, { ...given, dtype: undefined }, levelsCoerced)),
    uniqueLevels: [given.multiindex?.unique ?? []].flat(),
    dtype: given.dtype ?? undefined,
    strict: given.strict ?? false,
    ordered: given.ordered,
    unique: groupsOf([given.unique ?? []].flat()),
    copies: given.report_duplicates,
    addsMissing: given.add_missing_columns,
    dropsRows: given.drop_invalid_rows,
    uniqueNames: given.unique_column_names,
    unknown: Object.keys(given).filter((key) => !Object.hasOwn(frame.shape, key)),
  }
}

/** What the frame says of all columns. */
function ofFrame(
  one: PanderaColumn,
  { dtype, drop_invalid_rows: dropsRows }: { dtype?: string | null | undefined; drop_invalid_rows: boolean },
  coerce: boolean,
): PanderaColumn {
  return {
    ...one,
    dtype: dtype ?? one.dtype,
    coerce: one.coerce || coerce,
    dropsRows: one.dropsRows || dropsRows,
  }
}

function columnOf(given: unknown, column: Column, path: readonly PropertyKey[]): PanderaColumn {
  const notes = [column.title, column.description].filter((text) => typeof text === 'string')
  return {
    name: typeof given === 'string' ? given : undefined,
    dtype: column.dtype ?? undefined,
    nullable: column.nullable,
    unique: column.unique,
    copies: column.report_duplicates,
    coerce: column.coerce,
    required: column.required,
    regex: column.regex,
    fallback: column.default ?? undefined,
    dropsRows: column.drop_invalid_rows,
    description: notes.length === 0 ? undefined : notes.join('. '),
    checks: [...givenChecks(column.checks, [...path, 'checks']), ...flatChecks(column, path)],
    path,
  }
}

function givenChecks(
  given: z.output<typeof checks> | null | undefined,
  path: readonly PropertyKey[],
): PanderaCheck[] {
  if (Array.isArray(given)) {
    return given.map(({ options, ...args }, at) => checkOf(options.check_name, args, options, [...path, at]))
  }
  return Object.entries(given ?? {}).map(([key, value]) => {
    const { options, ...args } = argumentsOf(value)
    return checkOf(key, args, argumentsOf(options), [...path, key])
  })
}

/** Since 0.31 a check is a key of its column, and its options stand among its arguments. */
function flatChecks(column: Column, path: readonly PropertyKey[]): PanderaCheck[] {
  return Object.entries(column)
    .filter(([key]) => !Object.hasOwn(componentKeys, key))
    .map(([key, value]) => {
      const given = argumentsOf(value)
      const args = Object.fromEntries(Object.entries(given).filter(([name]) => !OPTIONS.has(name)))
      return checkOf(key, args, given, [...path, key])
    })
}

const componentKeys = column.shape
const OPTIONS: ReadonlySet<string> = new Set([
  'check_name',
  'ignore_na',
  'raise_warning',
  'n_failure_cases',
  'groupby',
  'groups',
  'error',
  'name',
])

function argumentsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {}
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { value }
}

function checkOf(
  name: string,
  args: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): PanderaCheck {
  return {
    name: ALIASES[name] ?? name,
    args,
    ignoresNulls: options.ignore_na !== false,
    warns: options.raise_warning === true,
    isGrouped: (options.groupby ?? options.groups ?? undefined) !== undefined,
    path,
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  eq: 'equal_to',
  ne: 'not_equal_to',
  gt: 'greater_than',
  ge: 'greater_than_or_equal_to',
  lt: 'less_than',
  le: 'less_than_or_equal_to',
  between: 'in_range',
}

/** Columns that are unique together: one list of names, or several. */
function groupsOf(unique: readonly (string | readonly string[])[]): (readonly string[])[] {
  const plain = unique.filter((one) => typeof one === 'string')
  const groups = unique.filter((one) => typeof one !== 'string')
  return plain.length === 0 ? groups : [plain, ...groups]
}

function shapeOf(version: unknown, columns: z.output<typeof frame>['columns']): PanderaFrame['shape'] {
  const [, minor] = /^0\.(\d+)/.exec(String(version ?? '')) ?? []
  if (minor !== undefined) return Number(minor) < 24 ? 'A' : Number(minor) < 31 ? 'B' : 'C'
  const given = Object.values(columns ?? {}).map((one) => one.checks ?? undefined)
  return given.some((one) => one !== undefined && !Array.isArray(one)) ? 'A' : 'C'
}
