import type { FormatKind } from '../../format.ts'

const yes = (...kinds: readonly string[]): FormatKind[] => kinds.map((kind) => ({ kind, support: 'yes' }))
const partly = (kind: string, why: string): FormatKind => ({ kind, support: { partly: why } })
const no = (kind: string, why: string): FormatKind => ({ kind, support: { unsupported: why } })

/** What Table Schemas and Data Packages ask, and what is not done of it. */
export const FRICTIONLESS_KINDS: readonly FormatKind[] = [
  ...yes(
    'fieldsMatch',
    'missingValues',
    'primaryKey',
    'foreignKeys',
    'uniqueKeys',
    'required',
    'unique',
    'pattern',
  ),
  ...yes('type: any, boolean, date, datetime, time, year, yearmonth'),
  partly('type: integer, number', 'not with bareNumber, decimalChar or groupChar'),
  partly('type: string', 'of the default format'),
  partly('minimum, maximum, exclusiveMinimum, exclusiveMaximum', 'of numbers, days and instants'),
  partly('minLength, maxLength', 'of text'),
  partly('enum', 'of text and numbers'),
  no('type: object, array, list, duration, geopoint, geojson', 'values with a form of their own'),
  no('hash, bytes', 'the digest of the data set is an output of the action'),
  no('inquiries and checklists', 'they say how to run the tool'),
]
