import type { ColumnType, SetValue } from '../../rule.ts'
import type { Property } from './schema.ts'

const PHYSICAL: readonly (readonly [ColumnType, RegExp])[] = [
  ['uuid', /^uuid$/],
  ['string', /^(n?varchar2?|n?char|character( varying)?|text|string|str|n?clob|enum)$/],
  ['integer', /^((big|small|tiny|byte)?int(eger)?|long|short|int(2|4|8|16|32|64)|(big|small)?serial)$/],
  [
    'number',
    /^(decimal|numeric|dec|float(4|8|32|64)?|double( precision)?|real|binary_(float|double)|number)$/,
  ],
  ['boolean', /^(bool|boolean|bit|logical)$/],
  ['timestamp', /^(timestamp(tz|_tz|_ntz|_ltz)?|timestamp with(out)? time zone|(small)?datetime2?)$/],
  ['date', /^date$/],
  ['time', /^time( with(out)? time zone)?$/],
]

/** The type that a property declares: its logical one, else what its physical one means. */
export function columnTypeOf({ logicalType, physicalType }: Property): ColumnType | undefined {
  const bare = (logicalType ?? physicalType ?? '').toLowerCase().replace(/\(.*\)/, '')
  return PHYSICAL.find(([, pattern]) => pattern.test(bare.trim()))?.[0]
}

/** Values of a list as the column holds them: all of one kind, nulls left out. */
export function valuesFor(property: Property, values: readonly (SetValue | null)[]): SetValue[] {
  const there = values.filter((value) => value !== null)
  const type = columnTypeOf(property)
  if (type === 'integer' || type === 'number') {
    const numbers = there.map((value) =>
      typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
    )
    if (numbers.every((value) => typeof value === 'number' && !Number.isNaN(value))) return numbers
  }
  const oneKind = new Set(there.map((value) => typeof value)).size <= 1
  return oneKind && type !== 'string' ? there : there.map(String)
}

const PERSONAL = new Set(
  'pii personal personal_data personal-data confidential restricted sensitive secret'.split(' '),
)

/** Whether values may be shown: datacontract-cli leaves columns of the same classifications out of its samples. */
export function isPersonal({ classification, customProperties }: Property): boolean {
  const marked = (customProperties ?? []).some(
    ({ property, value }) =>
      /^(pii|is_?pii|contains_?pii|personal|personal_?data|gdpr)$/i.test(property ?? '') &&
      !['false', 'no', 'none', ''].includes(String(value).toLowerCase()),
  )
  return marked || PERSONAL.has(classification?.trim().toLowerCase() ?? '')
}

/** Text of a custom property, such as the unit of a column. */
export function customText({ customProperties }: Property, name: string): string | undefined {
  const value = customProperties?.find(({ property }) => property?.toLowerCase() === name)?.value
  return typeof value === 'string' && value !== '' ? value : undefined
}
