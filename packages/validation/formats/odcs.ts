import { checkDocument, UserError, type YamlDocument } from '#core'
import type { FormatKind, FormatOptions, RuleFormat } from '../format.ts'
import type { ColumnNotes, RuleFile } from '../rule.ts'
import { type Draft, rulesOf } from './drafts.ts'
import { primaryKeyDraft, propertyDrafts } from './odcs/properties.ts'
import { qualityDraft } from './odcs/quality.ts'
import { relationshipDrafts } from './odcs/relationships.ts'
import { type DataContract, dataContract, type Property, type SchemaObject } from './odcs/schema.ts'
import { serviceRules } from './odcs/service-levels.ts'
import { columnTypeOf, customText, isPersonal } from './odcs/types.ts'

const kind = (name: string, support: FormatKind['support'] = 'yes'): FormatKind => ({ kind: name, support })

/** Open Data Contract Standard 3.0 to 3.2, as datacontract-cli 1.2 understands it. */
export const odcs: RuleFormat = {
  name: 'Open Data Contract Standard',
  recognises: (value) =>
    value instanceof Object &&
    ('dataContractSpecification' in value || ('kind' in value && value.kind === 'DataContract')),
  read,
  kinds: [
    ...['logicalType', 'physicalType'].map((name) => kind(name, { partly: 'not object, array and map' })),
    ...'required unique primaryKey'.split(' ').map((name) => kind(name)),
    ...'minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf pattern enum'
      .split(' ')
      .map((name) => kind(`logicalTypeOptions.${name}`)),
    kind('logicalTypeOptions.format', { partly: 'documentation; times are read as ISO 8601' }),
    kind('logicalTypeOptions.minItems, maxItems, uniqueItems', {
      unsupported: 'nested values are not checked',
    }),
    ...'nullValues missingValues invalidValues duplicateValues rowCount'
      .split(' ')
      .map((name) => kind(`quality.metric: ${name}`)),
    kind('quality.type: sql'),
    kind('quality.type: text', { partly: 'documentation, told as a note' }),
    kind('quality.type: custom', { unsupported: "give the other tool's own rule file" }),
    kind('relationships', { partly: 'keys of tables, not of other contracts' }),
    kind('slaProperties: freshness, retention'),
    kind('slaProperties: others', { partly: 'documentation, told as a note' }),
    kind('properties, items', { unsupported: 'nested values are not checked' }),
  ],
}

function read(document: YamlDocument, { now }: FormatOptions): RuleFile {
  refuseOlder(document)
  const contract = checkDocument(document, dataContract)
  const levels = (contract.slaProperties ?? []).map((level, index) =>
    serviceRules(contract, now, level, index),
  )
  const tables = contract.schema.map((object, index) => {
    const own = levels.flat().flatMap(({ table, draft }) => (table === object.name ? [draft] : []))
    const rules = rulesOf(document, [...objectDrafts(contract, object, index), ...own])
    const name = contract.schema.length > 1 ? { name: object.name } : {}
    return { ...name, rules, columns: notesOf(contract, object) }
  })
  const agreed = levels.flatMap((rules, index) =>
    rules.length > 0
      ? []
      : [
          `line ${document.lineOf(['slaProperties', index])}: this service level names no column, so no data tells of it`,
        ],
  )
  return {
    name: document.name,
    format: `ODCS ${contract.apiVersion.replace(/^v/, '')} data contract`,
    tables,
    notes: [...documentation(document, contract), ...agreed],
  }
}

function refuseOlder({ name, value }: YamlDocument): void {
  if (!(value instanceof Object) || !('dataContractSpecification' in value)) return
  throw new UserError(
    'this is a Data Contract Specification, which the Open Data Contract Standard has replaced',
    {
      where: name,
      fix: `Convert it: datacontract export ${name} --format odcs --output contract.odcs.yaml`,
    },
  )
}

function objectDrafts(contract: DataContract, object: SchemaObject, index: number): Draft[] {
  const path = ['schema', index]
  const ofProperties = (object.properties ?? []).flatMap((property, at) => {
    const place = [...path, 'properties', at]
    const column = property.physicalName ?? property.name
    const quality = (property.quality ?? []).map((rule, n) =>
      qualityDraft({ object, property, column, path: [...place, 'quality', n] }, rule),
    )
    return [...propertyDrafts(object, property, place), ...quality]
  })
  const quality = (object.quality ?? []).map((rule, n) =>
    qualityDraft({ object, path: [...path, 'quality', n] }, rule),
  )
  const all = [
    ...ofProperties,
    ...primaryKeyDraft(object, path),
    ...quality,
    ...relationshipDrafts(contract, object, path),
  ]
  return all.filter((draft) => draft !== undefined)
}

function notesOf({ team }: DataContract, { properties }: SchemaObject): Map<string, ColumnNotes> {
  const owner = ownerOf(team)
  const noted = (property: Property): ColumnNotes => ({
    type: columnTypeOf(property),
    description: property.description ?? undefined,
    unit: customText(property, 'unit'),
    owner: customText(property, 'owner') ?? owner,
    personal: isPersonal(property),
  })
  return new Map((properties ?? []).map((each) => [each.physicalName ?? each.name, noted(each)]))
}

/** 3.1 gives a team a name, where 3.0 lists its members. */
function ownerOf(team: unknown): string | undefined {
  return team instanceof Object && 'name' in team && typeof team.name === 'string' ? team.name : undefined
}

/** What is written for people: rules in words, and formats. */
function documentation(document: YamlDocument, { schema }: DataContract): string[] {
  const note = (path: readonly PropertyKey[], text: string) => `line ${document.lineOf(path)}: ${text}`
  const inWords = (list: SchemaObject['quality'], path: readonly PropertyKey[]) =>
    (list ?? []).flatMap(({ type, description, name }, index) =>
      type === 'text'
        ? [
            note(
              [...path, 'quality', index],
              `for people to judge: ${description ?? name ?? 'a rule in words'}`,
            ),
          ]
        : [],
    )
  return schema.flatMap((object, index) => [
    ...inWords(object.quality, ['schema', index]),
    ...(object.properties ?? []).flatMap(({ quality, logicalTypeOptions }, at) => {
      const path = ['schema', index, 'properties', at]
      const format = logicalTypeOptions?.format
      return [
        ...inWords(quality, path),
        ...(format
          ? [note([...path, 'logicalTypeOptions', 'format'], `the format ${format} is not checked`)]
          : []),
      ]
    }),
  ])
}
