import type { Problem, YamlDocument } from '#core'
import { contradictionOf } from '../../column-types.ts'
import { type ColumnNotes, columnsOf } from '../../rule.ts'
import type { NativeDocument } from './document.ts'
import { boundsProblem } from './shapes.ts'
import type { Placed } from './written.ts'

/** What makes no sense though each part of it is written well: in itself, with another key, with the column's type. */
export function problemsOf(
  document: YamlDocument,
  given: NativeDocument,
  placed: readonly Placed[],
  columns: ReadonlyMap<string, ColumnNotes>,
): Problem[] {
  const at = (path: readonly PropertyKey[]) => `${document.name}:${document.lineOf(path)}`
  const own = placed.flatMap(({ path, written: { problem } }): Problem[] =>
    problem === undefined ? [] : [{ what: `${path.join('.')}: ${problem}`, where: at(path) }],
  )
  const ranges = Object.entries(given.columns).flatMap(([name, column]): Problem[] => {
    const path = ['columns', name]
    const ends = [column.min, column.max, column.above, column.below].flatMap(
      (written) => written?.ends ?? [],
    )
    if (ends.length === 0) return []
    if (column.range !== undefined)
      return [
        {
          what: `${path.join('.')}: both range and min or max`,
          where: at([...path, 'range']),
          fix: 'Keep one of the two.',
        },
      ]
    const problem = boundsProblem(Object.assign({}, ...ends))
    const key = column.min === undefined ? 'above' : 'min'
    return problem === undefined
      ? []
      : [{ what: `${[...path, key].join('.')}: ${problem}`, where: at([...path, key]) }]
  })
  const contradictions = placed.flatMap(({ id, check, path }): Problem[] => {
    const type = columns.get(columnsOf(check)[0] ?? '')?.type
    const what = type === undefined ? undefined : contradictionOf(check, type)
    return what === undefined ? [] : [{ what: `${id}: ${what}`, where: at(path) }]
  })
  const line = ({ where }: Problem): number => Number(where?.split(':').at(-1))
  return [...own, ...ranges, ...contradictions].sort((a, b) => line(a) - line(b))
}
