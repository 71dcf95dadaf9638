import type { Check } from '../../check-kinds.ts'
import type { Draft } from '../drafts.ts'
import { columnNamed } from './quality.ts'
import type { DataContract, Relationship, SchemaObject } from './schema.ts'

/** Foreign keys. An object that the contract does not describe is a table of the run by that name. */
export function relationshipDrafts(
  contract: DataContract,
  object: SchemaObject,
  path: readonly PropertyKey[],
): Draft[] {
  const ofProperties = (object.properties ?? []).flatMap((property, index) =>
    (property.relationships ?? []).map((relationship, at) => ({
      from: [property.name],
      relationship,
      path: [...path, 'properties', index, 'relationships', at],
    })),
  )
  const ofObject = (object.relationships ?? []).map((relationship, at) => ({
    from: listOf(relationship.from),
    relationship,
    path: [...path, 'relationships', at],
  }))
  return [...ofProperties, ...ofObject].map(({ from, relationship, path }) => {
    const columns = from.map((name) => columnNamed(object, withoutPrefix(name, object.name)))
    const name = [object.name, columns.join('+'), 'relationship']
    return { name, path, title: 'relationships', check: checkOf(contract, object, columns, relationship) }
  })
}

function listOf(value: string | readonly string[] | null | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? [])
}

function withoutPrefix(name: string, object: string): string {
  return name.startsWith(`${object}.`) ? name.slice(object.length + 1) : name
}

function checkOf(
  { schema }: DataContract,
  object: SchemaObject,
  columns: readonly string[],
  { type, to }: Relationship,
): Check {
  if (type && type !== 'foreignKey') return unsupported(`relationships of type ${type} are not known`)
  const targets = listOf(to).map((target) => /^([^./#]+)\.([^/#]+)$/.exec(target))
  const tables = new Set(targets.map((parts) => parts?.[1]))
  const [table] = tables
  if (table === undefined || tables.size > 1) {
    return unsupported(
      `a key refers to properties of one object, such as customers.id; this one to ${listOf(to).join(', ')}`,
    )
  }
  if (columns.length === 0 || targets.length !== columns.length) {
    return unsupported('from and to must name equally many properties')
  }
  const target = schema.find(({ name }) => name === table)
  const names = targets.map((parts) => parts?.[2] ?? '')
  return {
    kind: 'reference',
    columns,
    ...(table === object.name ? {} : { table }),
    to: target === undefined ? names : names.map((name) => columnNamed(target, name)),
    nulls: 'skip-any',
  }
}

function unsupported(why: string): Check {
  return { kind: 'unsupported', why }
}
