import { ascendingOrder } from './ranks.ts'
import { at, firstRow, type Rows } from './rows.ts'

/**
 * Benjamini-Hochberg adjusted p-values (false discovery rate), in the order given: reject where <= q.
 * Source: Benjamini & Hochberg (1995), JRSS B 57(1). R's `p.adjust(method = "BH")`.
 * Throws RangeError for a p-value outside [0, 1].
 */
export function benjaminiHochberg(pValues: Rows): Float64Array {
  requireProbabilities(pValues)
  const adjusted = new Float64Array(pValues.length)
  let smallest = 1
  ascendingOrder(pValues)
    .reverse()
    .forEach((row, position) => {
      const rank = pValues.length - position
      smallest = Math.min(smallest, (pValues.length / rank) * at(pValues, row))
      adjusted[row] = smallest
    })
  return adjusted
}

function requireProbabilities(pValues: Rows): void {
  const row = firstRow(pValues, (p) => !(p >= 0 && p <= 1))
  if (row >= 0) throw new RangeError(`p-value ${at(pValues, row)} at position ${row} is not in [0, 1]`)
}
