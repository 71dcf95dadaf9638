import { checkDocument, type YamlDocument } from '#core'
import type { FormatKind, FormatOptions, RuleFormat } from '../format.ts'
import type { ColumnNotes, RuleFile } from '../rule.ts'
import { type Draft, rulesOf } from './drafts.ts'
import { columnTypeOf } from './odcs/types.ts'
import { checkDraft } from './soda/checks.ts'
import { type Column, type SodaContract, sodaContract } from './soda/schema.ts'

const kind = (name: string, support: FormatKind['support'] = 'yes'): FormatKind => ({ kind: name, support })

/** Contracts of Soda 4, with the meaning that its check of a DuckDB data source gives them. */
export const soda: RuleFormat = {
  name: 'Soda',
  recognises: (value) =>
    value instanceof Object &&
    'dataset' in value &&
    typeof value.dataset === 'string' &&
    ('columns' in value || 'checks' in value),
  read,
  kinds: [
    kind('row_count'),
    kind('missing'),
    kind('invalid', { partly: 'references alone, and without a share' }),
    kind('duplicate'),
    kind('aggregate', { partly: 'not of columns with missing or valid values of their own' }),
    kind('failed_rows', { partly: 'not keys_query and rows_tested_query' }),
    kind('metric'),
    kind('freshness', { partly: 'must_be_less_than, must_be_less_than_or_equal' }),
    kind('schema', { partly: 'columns and their order; types as rules of their own' }),
    kind('filter, scopes, variables, level, additional'),
  ],
}

function read(document: YamlDocument, { parameters }: FormatOptions): RuleFile {
  const contract = checkDocument(
    { ...document, value: withVariables(document.value, parameters) },
    sodaContract,
  )
  const rules = rulesOf(document, [...datasetDrafts(contract), ...columnDrafts(contract)])
  const columns = new Map((contract.columns ?? []).map((column) => [column.name, notesOf(column)]))
  return { name: document.name, format: 'Soda 4 contract', tables: [{ rules, columns }], notes: [] }
}

function datasetDrafts(contract: SodaContract): Draft[] {
  return (contract.checks ?? []).flatMap((given, index) =>
    Object.entries(given).flatMap(([type, body]) =>
      checkDraft({ contract, path: ['checks', index] }, type, body ?? {}),
    ),
  )
}

function columnDrafts(contract: SodaContract): Draft[] {
  const hasSchema = (contract.checks ?? []).some((given) => 'schema' in given)
  return (contract.columns ?? []).flatMap((column, index) => {
    const path = ['columns', index]
    const type = hasSchema ? columnTypeOf(typed(column)) : undefined
    const types: Draft[] =
      type === undefined
        ? []
        : [
            {
              name: [column.name, 'data_type'],
              path: [...path, 'data_type'],
              check: { kind: 'type', column: column.name, type },
            },
          ]
    const checks = (column.checks ?? []).flatMap((given, at) =>
      Object.entries(given).flatMap(([name, body]) =>
        checkDraft({ contract, column, path: [...path, 'checks', at] }, name, body ?? {}),
      ),
    )
    return [...types, ...checks]
  })
}

function typed({ name, data_type }: Column) {
  return { name, physicalType: data_type }
}

/** A type is only checked, and thus only relied on, where the contract checks the schema. */
function notesOf({ description }: Column): ColumnNotes {
  return { description: description ?? undefined, personal: false }
}

/** Fills `${var.name}` by the parameters, else by the defaults that the contract gives. Others stay. */
function withVariables(value: unknown, parameters: FormatOptions['parameters']): unknown {
  const declared = value instanceof Object && 'variables' in value ? value.variables : undefined
  const variable = (name: string): unknown => {
    if (Object.hasOwn(parameters, name)) return parameters[name]
    const own: unknown =
      declared instanceof Object && Object.hasOwn(declared, name) ? Reflect.get(declared, name) : undefined
    return own instanceof Object && 'default' in own ? own.default : undefined
  }
  const filled = (item: unknown): unknown => {
    if (typeof item === 'string') {
      return item.replace(/\$\{\s*var\.(\w+)\s*\}/g, (whole, name: string) => String(variable(name) ?? whole))
    }
    if (Array.isArray(item)) return item.map(filled)
    if (!(item instanceof Object)) return item
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, filled(inner)]))
  }
  return filled(value)
}
