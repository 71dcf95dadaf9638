import { formatDuration, formatNumber } from '#core'
import { type Engine, readingNotes } from '#data'
import { openStepEngine, type Step } from '#step'
import {
  breachesOfReading,
  type CheckResult,
  type DataProfile,
  type Findings,
  findingsSchema,
  inferContract,
  notesOf,
  profileData,
  type RuleResult,
  writeContract,
} from '#validation'
import { checkTables } from './check-tables.ts'
import { compareData } from './compare.ts'
import { profileOf } from './reference.ts'
import { type Given, pathsOf, type Request } from './request.ts'

/** Asks the engine all that is to be known of the data. */
export async function findOut(step: Step, given: Given, request: Request): Promise<Findings> {
  const started = performance.now()
  await using engine = await openStepEngine(step, pathsOf(request), { memoryLimit: given['memory-limit'] })
  const found = await findWith(engine, step, given, request)
  const milliseconds = Math.max(1, Math.round(performance.now() - started))
  const speed = formatNumber(Math.round((1000 * found.rows) / milliseconds))
  step.log.info(
    `Judged ${formatNumber(found.rows)} rows in ${formatDuration(milliseconds)}: ${speed} rows/s.`,
  )
  return found
}

async function findWith(engine: Engine, step: Step, given: Given, request: Request): Promise<Findings> {
  const { dataset, rules } = request
  const reference = await profileOf(engine, request)
  const checked =
    given.operation === 'check' && rules !== undefined
      ? await checkTables(engine, request, rules, reference, step.machine.now())
      : undefined
  const known = rules?.main.columns ?? new Map()
  const guessed = given.operation === 'infer' ? await inferContract(engine, dataset, known) : undefined
  const notes = guessed === undefined ? known : notesOf(guessed)
  const profiled = await profileData(engine, dataset, notes, reference)
  const comparisons = await compareData(engine, request, checked?.diff, profiled, reference)
  const { relation } = checked ?? profiled
  const { added, changed } = checked?.diff ?? {}
  const found = {
    files: relation.files.length,
    rows: checked?.rows ?? profiled.profile.rows,
    rejectedRows: checked?.rejectedRows ?? profiled.profile.rejectedRows,
    sample: relation.sample,
    judgedRows: added === undefined || changed === undefined ? undefined : added + changed,
    results: resultsOf(checked, profiled),
    profile: profiled.relation.files.length === 0 ? undefined : profiled.profile,
    comparisons,
    contract: guessed && writeContract(guessed, given['infer-format']),
    notes: [...readingNotes(relation), ...profileNotes(checked, profiled)],
    engine: engine.version,
  }
  // Only what is named here is kept: the results of queries hold more.
  return findingsSchema.parse(JSON.parse(JSON.stringify(found)))
}

/** What the check found, then what only the profile met. */
function resultsOf(
  checked: CheckResult | undefined,
  { relation, rejections, profile }: DataProfile,
): readonly RuleResult[] {
  if (checked === undefined) return breachesOfReading(relation.unreadable, rejections, profile.rows)
  const known = new Set(checked.relation.unreadable.map(({ file }) => file))
  const late = relation.unreadable.filter(({ file }) => !known.has(file))
  const none = { found: [], rows: 0, capped: false }
  return [...breachesOfReading(late, none, checked.rows), ...checked.results]
}

function profileNotes(checked: CheckResult | undefined, { rejections }: DataProfile): string[] {
  const left = rejections.rows - (checked?.rejectedRows ?? rejections.rows)
  if (left <= 0) return []
  const rows = left === 1 ? '1 row is' : `${left} rows are`
  return [`${rows} not in the profile: a value there does not fit the type of its column.`]
}
