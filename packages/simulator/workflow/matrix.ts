/** One combination of a matrix. */
export type Leg = Readonly<Record<string, unknown>>

/** GitHub's own limit of jobs that one matrix may make. */
export const maxLegs = 256

/**
 * Expands a matrix as GitHub does: the product of the axes, less `exclude`, then `include`, each of whose entries
 * extends every original combination that it does not contradict, or else becomes a leg of its own.
 * @throws Error with GitHub's reason where the matrix is empty or too large
 */
export function expandMatrix(matrix: unknown): Leg[] {
  if (!isRecord(matrix)) throw new Error('the matrix must be a mapping')
  const axes = Object.entries(matrix).filter(([key]) => key !== 'include' && key !== 'exclude')
  for (const [name, values] of axes) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new Error(`matrix vector '${name}' does not contain any values`)
    }
  }
  let product: Leg[] = axes.length > 0 ? [{}] : []
  for (const [name, values] of axes) {
    if (Array.isArray(values))
      product = product.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value })))
  }
  const excluded = records(matrix.exclude, 'exclude')
  const kept = product.filter((leg) => !excluded.some((entry) => contains(leg, entry)))
  const legs = include(
    kept,
    axes.map(([name]) => name),
    records(matrix.include, 'include'),
  )
  if (legs.length === 0) throw new Error('the matrix has no combination')
  if (legs.length > maxLegs) throw new Error(`the matrix makes ${legs.length} jobs; GitHub allows ${maxLegs}`)
  return legs
}

function include(originals: readonly Leg[], axes: readonly string[], entries: readonly Leg[]): Leg[] {
  const legs = originals.map((original) => ({ ...original }) as Record<string, unknown>)
  const added: Leg[] = []
  for (const entry of entries) {
    const onAxes = Object.fromEntries(Object.entries(entry).filter(([key]) => axes.includes(key)))
    const matching = legs.filter((_, index) => contains(originals[index] ?? {}, onAxes))
    if (matching.length === 0) added.push(entry)
    for (const leg of matching) Object.assign(leg, entry)
  }
  return [...legs, ...added]
}

function contains(leg: Leg, part: Leg): boolean {
  return Object.entries(part).every(([key, value]) => key in leg && same(leg[key], value))
}

function same(a: unknown, b: unknown): boolean {
  if (isRecord(a) && isRecord(b)) return contains(a, b)
  return JSON.stringify(a) === JSON.stringify(b)
}

function records(value: unknown, key: string): Leg[] {
  if (value === undefined || value === null || value === '') return []
  if (!Array.isArray(value) || !value.every(isRecord))
    throw new Error(`matrix ${key} must be a list of mappings`)
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `job (a, b)`: the name that GitHub gives to a leg whose job has none of its own. */
export function legName(job: string, leg: Leg): string {
  const parts = Object.values(leg).flatMap((value) => leaves(value))
  return parts.length > 0 ? `${job} (${parts.join(', ')})` : job
}

function leaves(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value ?? '')]
  return Object.values(value).flatMap(leaves)
}
