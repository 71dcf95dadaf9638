import type { Planning } from '../planning/need.ts'
import type { Outcome, WholeOutcome } from '../planning/outcome.ts'
import { pandasTypeOf, pandasTypesAlike } from '../planning/pandas-types.ts'
import type { Scope } from '../planning/scope.ts'
import type { ViewColumn } from '../planning/table.ts'
import { isWithin } from '../rule.ts'
import type { SchemaCheck } from '../whole-checks.ts'
import { named } from '../wording.ts'

const MAX_NAMED = 5

export function* planSchema(scope: Scope, check: SchemaCheck): Planning<Outcome> {
  const names = scope.table.view.columns.map(({ name }) => name)
  switch (check.kind) {
    case 'present': {
      const same = names.find((name) => name.toLowerCase() === check.column.toLowerCase())
      const { name } = scope.column(check.ignoreCase === true ? (same ?? check.column) : check.column)
      const at = names.indexOf(name)
      const holds = check.index === undefined || check.index === at
      return whole(holds, holds ? 'it is there' : `it is column ${at}, not ${check.index}`)
    }
    case 'known-columns': {
      const extra = names.filter((name) => !check.columns.includes(name))
      const why = extra.length === 0 ? 'there are no others' : `not named: ${some(extra.map(named))}`
      return whole(extra.length === 0, why)
    }
    case 'columns':
      return columnsOutcome(names, check)
    case 'column-count': {
      const holds = isWithin(check.bounds, names.length)
      return { ...whole(holds, `${names.length} columns`), observed: names.length }
    }
    case 'stored-type':
      return check.system === 'pandas'
        ? yield* planPandasType(scope, check)
        : sqlTypeOutcome(scope.column(check.column), check.names)
  }
}

function whole(holds: boolean, why: string): WholeOutcome {
  return { kind: 'whole', holds, why }
}

function columnsOutcome(
  given: readonly string[],
  { columns, as, ignoreCase }: Extract<SchemaCheck, { kind: 'columns' }>,
): Outcome {
  const plain = (name: string): string => (ignoreCase === true ? name.toLowerCase() : name)
  const [there, wanted] = [given.map(plain), columns.map(plain)]
  const missing = wanted.filter((name) => !there.includes(name))
  if (as === 'some') {
    const holds = missing.length < wanted.length
    return whole(holds, holds ? 'one is there' : 'none is there')
  }
  const extra = there.filter((name) => !wanted.includes(name))
  const told = [
    ...(missing.length === 0 ? [] : [`missing: ${some(missing.map(named))}`]),
    ...(extra.length === 0 || as === 'subset' || as === 'ordered-subset'
      ? []
      : [`not named: ${some(extra.map(named))}`]),
  ]
  const inOrder = as === 'list' ? there : there.filter((name) => wanted.includes(name))
  const isOrdered = as === 'set' || as === 'subset' || inOrder.join('\0') === wanted.join('\0')
  if (told.length === 0 && !isOrdered) told.push(`in another order: ${some(there.map(named))}`)
  return whole(told.length === 0, told.length === 0 ? 'they are as named' : told.join('; '))
}

function* planPandasType(
  scope: Scope,
  { column, names }: Extract<SchemaCheck, { kind: 'stored-type' }>,
): Planning<Outcome> {
  const type = yield* pandasTypeOf(scope, column)
  return {
    ...whole(
      names.some((name) => pandasTypesAlike(name, type)),
      `it is ${type.dtype}`,
    ),
    observed: type.dtype,
  }
}

function sqlTypeOutcome({ type, isText }: ViewColumn, names: readonly string[]): Outcome {
  const found = isText ? 'VARCHAR' : type
  const bare = (name: string): string => name.toUpperCase().replace(/\(.*\)$/, '')
  const holds = names.some((name) => bare(name) === bare(found))
  return { ...whole(holds, `it is ${found}`), observed: found }
}

/** `BIGINT in a.parquet` for each file that knows the type of a column and has another one; undefined if none has. */
export function storedOtherwise(
  { storedIn }: ViewColumn,
  fits: (stored: string) => boolean,
): string | undefined {
  const wrong = storedIn.filter(({ type }) => !fits(type))
  return wrong.length === 0 ? undefined : some(wrong.map(({ file, type }) => `${type} in ${named(file)}`))
}

export function some(items: readonly string[]): string {
  const more = items.length - MAX_NAMED
  return `${items.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
