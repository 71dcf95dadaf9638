import { proportionUpperBound } from '#stats'
import type { Relation } from './relation.ts'

const MAX_NAMED = 5

/** What a reader should know of how the data was read, beside what could not be: in sentences. */
export function readingNotes(relation: Relation): string[] {
  const { files, sample } = relation
  const copied = files.filter(({ file }) => file.path !== file.origin)
  return [
    ...(sample === undefined ? [] : [sampleNote(sample)]),
    ...columnNotes(relation),
    ...(copied.length === 0
      ? []
      : [
          `Not in UTF-8, or with mixed line ends, and read all the same: ${some(copied.map(({ file }) => file.name))}.`,
        ]),
  ]
}

function sampleNote({ rows, share, seed }: NonNullable<Relation['sample']>): string {
  const shown = rows.toLocaleString('en')
  const what = `Only a random sample of ${shown} rows (${percent(share)} of all, seed ${seed}) was judged`
  const bound = proportionUpperBound(0, rows)
  if (!bound.defined) return `${what}.`
  return `${what}: where 0 of ${shown} break a rule, at most ${percent(bound.value)} of all rows do (95 %).`
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`
}

/** Columns that are in some files only. */
function columnNotes({ files, columns }: Relation): string[] {
  return columns.flatMap(({ name }) => {
    const lacking = files.filter((file) => !file.columns.some((column) => column.name === name))
    if (lacking.length === 0) return []
    const where = some(lacking.map(({ file }) => file.name))
    return [
      `Column ${JSON.stringify(name)} is null in ${lacking.length} of ${files.length} files, which lack it: ${where}.`,
    ]
  })
}

function some(names: readonly string[]): string {
  const more = names.length - MAX_NAMED
  return `${names.slice(0, MAX_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
