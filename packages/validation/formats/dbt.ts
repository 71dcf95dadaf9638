import { checkDocument, UserError, type YamlDocument } from '#core'
import type { FormatKind, FormatOptions, RuleFormat } from '../format.ts'
import type { ColumnNotes, RuleFile, RuleTable } from '../rule.ts'
import { GENERIC_TESTS } from './dbt/generic-tests.ts'
import { type Column, type GivenTest, type Model, type Properties, properties } from './dbt/schema.ts'
import { freshnessDrafts } from './dbt/source-freshness.ts'
import { testDraft } from './dbt/test-draft.ts'
import { testOf } from './dbt/tests.ts'
import { type Draft, rulesOf } from './drafts.ts'

const RESOURCES = ['models', 'seeds', 'snapshots'] as const

const kind = (name: string, support: FormatKind['support'] = 'yes'): FormatKind => ({ kind: name, support })

/** Properties files of dbt 1.x: their generic tests, with the meaning that dbt 1.11 gives them. */
export const dbt: RuleFormat = {
  name: 'dbt',
  recognises: (value) =>
    value instanceof Object &&
    !('kind' in value) &&
    [...RESOURCES, 'sources'].some((key) => key in value && Array.isArray(Reflect.get(value, key))),
  read,
  kinds: [
    ...Object.keys(GENERIC_TESTS).map((name) => kind(name)),
    kind('severity, warn_if, error_if, limit, where, enabled'),
    kind('fail_calc', { partly: 'count(*) and sum(n_records)' }),
    kind('sources: freshness', { partly: 'by loaded_at_field' }),
    kind('{{ var() }}', { partly: 'other templates are unsupported' }),
    kind('other generic tests', { unsupported: 'they are macros, which only dbt can run' }),
    kind('constraints, contracts, unit_tests', {
      partly: 'told as a note: dbt enforces them where it builds',
    }),
  ],
}

function read(document: YamlDocument, { parameters }: FormatOptions): RuleFile {
  const given = checkDocument(document, properties)
  const models = [...modelTables(document, given, parameters), ...sourceTables(document, given, parameters)]
  const [only, ...more] = models
  if (models.every(({ rules }) => rules.length === 0)) {
    throw new UserError('there is no test here, and what is not checked does not pass', {
      where: document.name,
    })
  }
  const tables =
    only !== undefined && more.length === 0 ? [{ rules: only.rules, columns: only.columns }] : models
  return { name: document.name, format: 'dbt generic tests', tables, notes: notesFor(document, given) }
}

function modelTables(
  document: YamlDocument,
  given: Properties,
  parameters: FormatOptions['parameters'],
): RuleTable[] {
  return RESOURCES.flatMap((resource) =>
    (given[resource] ?? []).map((model, index) => {
      const drafts = modelDrafts(model, [resource, index], parameters)
      return { name: model.name, rules: rulesOf(document, drafts), columns: notesOf(model) }
    }),
  )
}

function sourceTables(
  document: YamlDocument,
  { sources }: Properties,
  parameters: FormatOptions['parameters'],
): RuleTable[] {
  return (sources ?? []).flatMap((source, index) =>
    (source.tables ?? []).map((table, at) => {
      const path = ['sources', index, 'tables', at]
      const drafts = [...modelDrafts(table, path, parameters), ...freshnessDrafts(source, table, path)]
      return { name: table.name, rules: rulesOf(document, drafts), columns: notesOf(table) }
    }),
  )
}

function modelDrafts(
  model: Model,
  path: readonly PropertyKey[],
  parameters: FormatOptions['parameters'],
): Draft[] {
  const place = { model: model.name, parameters }
  const ofColumns = (model.columns ?? []).flatMap((column, index) =>
    testsOf(column, [...path, 'columns', index]).map(({ test, path }) =>
      testDraft({ ...place, column: column.name, path }, test),
    ),
  )
  const ofModel = testsOf(model, path).map(({ test, path }) => testDraft({ ...place, path }, test))
  return [...ofModel, ...ofColumns].filter((draft) => draft !== undefined)
}

/** dbt 1.8 renamed `tests` to `data_tests`; both are read. */
function testsOf(
  { tests, data_tests }: Pick<Column, 'tests' | 'data_tests'>,
  path: readonly PropertyKey[],
): { test: GivenTest; path: readonly PropertyKey[] }[] {
  return Object.entries({ tests, data_tests }).flatMap(([key, list]) =>
    (list ?? []).map((test, index) => ({ test, path: [...path, key, index] })),
  )
}

function notesOf(model: Model): Map<string, ColumnNotes> {
  const owner = metaText(model, 'owner')
  const noted = (column: Column): ColumnNotes => ({
    description: column.description ?? undefined,
    unit: metaText(column, 'unit'),
    owner: metaText(column, 'owner') ?? owner,
    personal: isPersonal(column),
  })
  return new Map((model.columns ?? []).map((column) => [column.name, noted(column)]))
}

function metaOf({ meta, config }: Pick<Column, 'meta' | 'config'>): Readonly<Record<string, unknown>> {
  return { ...meta, ...config?.meta }
}

function metaText(item: Pick<Column, 'meta' | 'config'>, key: string): string | undefined {
  const value = metaOf(item)[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** dbt has no mark of its own; teams write one into meta or tags. */
function isPersonal(column: Column): boolean {
  const meta = Object.entries(metaOf(column))
  const marks = /^((contains|is|has)_?)?(pii|personal(_data)?|sensitive|gdpr)$/i
  const tags = typeof column.tags === 'string' ? [column.tags] : (column.tags ?? [])
  return (
    meta.some(([key, value]) => marks.test(key) && value !== false) || tags.some((tag) => marks.test(tag))
  )
}

/** What dbt itself enforces or runs elsewhere, and what is switched off. */
function notesFor(document: YamlDocument, given: Properties): string[] {
  const notes: string[] = []
  const note = (path: readonly PropertyKey[], text: string) =>
    notes.push(`line ${document.lineOf(path)}: ${text}`)
  if (given.unit_tests?.length) note(['unit_tests'], 'unit tests are of the models, not of data')
  for (const resource of RESOURCES) {
    for (const [index, model] of (given[resource] ?? []).entries()) {
      const path = [resource, index]
      const columns = (model.columns ?? []).map((column, at) => ({
        item: column,
        path: [...path, 'columns', at],
      }))
      for (const { item, path: place } of [{ item: model, path }, ...columns]) {
        for (const { test, path: at } of testsOf(item, place)) {
          if (testOf(test)?.config.enabled === false) note(at, 'this test is switched off')
        }
        if ('constraints' in item)
          note([...place, 'constraints'], 'constraints are enforced where dbt builds the table')
      }
    }
  }
  return notes
}
