import { join } from 'node:path'
import { canonicalJson, describeProblem, digestOfListing, sha256 } from '#core'
import { type Profile, readingNotes } from '#data'
import { writeAtomic } from '#host'
import { type Conclusion, originOfPolicy, type Product, type Step, shownReference } from '#step'
import {
  breachesOfReading,
  type CheckResult,
  type Comparison,
  type DataContext,
  type DataProfile,
  dataDetails,
  dataMeasures,
  failedExpectations,
  impliedBreach,
  presentData,
  type Remark,
  type RuleResult,
  reasonsOf,
  remarksOn,
  verdictOver,
} from '#validation'
import type { Given, Request } from './request.ts'

/** What became of the data. */
export interface Findings {
  /** Absent where data is only described. */
  readonly checked: CheckResult | undefined
  readonly profiled: DataProfile
  readonly comparisons: readonly Comparison[]
}

/** Says what was found: verdict bound to the data files, profile, outputs, report, remarks on the lines. */
export async function concludeData(
  step: Step,
  given: Given,
  request: Request,
  found: Findings,
  engine: string,
): Promise<Conclusion> {
  const { checked, profiled } = found
  const { dataset, rules, sources, tables, base } = request
  // A table that has rules of its own is judged too; one that is only looked up is a material.
  const judged = [request, ...[...(rules?.others.keys() ?? [])].flatMap((name) => tables.get(name) ?? [])]
  const subjects = judged.flatMap((item) => item.subjects)
  const results = resultsOf(request, checked, profiled)
  const product = profiled.relation.files.length === 0 ? undefined : await keep(step, profiled.profile)
  const context = contextOf(step, request, found, product !== undefined)
  const digest = `sha256:${dataset.sha256}`
  const rejected = checked?.rejectedRows ?? profiled.profile.rejectedRows
  return {
    verdict: verdictOver(results),
    reasons: reasonsOf(results, context),
    outputs: {
      rows: String(context.rows),
      'failed-expectations': canonicalJson(failedExpectations(results)),
      'dataset-digest': digest,
      profile: product?.path ?? '',
    },
    report: presentData(results, context),
    details: { ...dataDetails(results, context), ...md5sOf(request) },
    annotations: remarksOn(results, rules?.main.columns ?? new Map()).map((remark) =>
      placed(request, remark),
    ),
    subjects,
    products: product === undefined ? [] : [product],
    parameters: { operation: given.operation, data: given.data.map(shownReference) },
    environment: { duckdb: engine },
    results: {
      operation: given.operation,
      'dataset-digest': digest,
      ...(request.md5 && { 'dvc-md5': request.md5 }),
      ...(base && { 'base-commit': base.commit.commit, 'base-digest': `sha256:${base.dataset.sha256}` }),
    },
    measures: dataMeasures(results, context.rows, rejected),
    policy: policyOf(sources),
    notices: unprotectedNotices(step, request),
  }
}

function unprotectedNotices(step: Step, { sources, readSource }: Request): string[] {
  const policies = [
    ...sources.map(({ policy }) => ({ what: 'expectations', policy })),
    ...(readSource === undefined ? [] : [{ what: 'read options', policy: readSource }]),
  ]
  return policies
    .filter(({ policy }) => !policy.provenance.protected)
    .map(({ what, policy }) => `The ${what} are unprotected: ${originOfPolicy(step, policy)}.`)
}

/** As DVC names them, where it knows the files: a record is joined with `dvc.lock` by them. */
function md5sOf({ subjects }: Request): { 'dvc-md5'?: Record<string, string> } {
  const known = subjects.flatMap(({ name, md5 }) => (md5 === undefined ? [] : [[name, md5] as const]))
  return known.length === 0 ? {} : { 'dvc-md5': Object.fromEntries(known) }
}

/** Several files of rules judge as one: their digest is that of their names and digests. */
function policyOf(sources: Request['sources']): Conclusion['policy'] {
  const [only, ...more] = sources.map(({ policy }) => policy.provenance)
  if (only === undefined || more.length === 0) return only
  const listing = sources.map(({ file, policy }) => ({ path: file.name, sha256: policy.provenance.sha256 }))
  const { path: _path, ...first } = only
  const isProtected = [only, ...more].every((provenance) => provenance.protected)
  return { ...first, sha256: digestOfListing(listing), protected: isProtected }
}

function contextOf(
  step: Step,
  request: Request,
  { checked, profiled, comparisons }: Findings,
  isProfiled: boolean,
): DataContext {
  const { dataset, rules, sources } = request
  const { relation } = checked ?? profiled
  return {
    files: relation.files.length,
    sample: relation.sample,
    rows: checked?.rows ?? profiled.profile.rows,
    sha256: dataset.sha256,
    sources: sources.map(({ file: { name, format }, policy }) => ({
      ...{ name, format },
      origin: originOfPolicy(step, policy),
    })),
    columns: rules?.main.columns ?? new Map(),
    profile: isProfiled ? profiled.profile : undefined,
    comparisons,
    judgedRows: checked?.diff === undefined ? undefined : checked.diff.added + checked.diff.changed,
    notes: notesOn(request, checked, profiled),
  }
}

/** A file that is missing, then what the check found, then what only the profile met. */
function resultsOf(
  { missing }: Request,
  checked: CheckResult | undefined,
  { relation, rejections, profile }: DataProfile,
): RuleResult[] {
  const examples = missing.map(({ where, ...problem }) => ({
    file: where ?? '',
    note: describeProblem(problem),
  }))
  const absent = `${missing.length} of the files that were named ${missing.length === 1 ? 'is' : 'are'} missing`
  const results =
    missing.length === 0 ? [] : [impliedBreach('data', 'all data is there', absent, { examples })]
  if (checked === undefined)
    return [...results, ...breachesOfReading(relation.unreadable, rejections, profile.rows)]
  const known = new Set(checked.relation.unreadable.map(({ file }) => file))
  const late = relation.unreadable.filter(({ file }) => !known.has(file))
  const none = { found: [], rows: 0, capped: false }
  return [...results, ...breachesOfReading(late, none, checked.rows), ...checked.results]
}

function notesOn(
  { rules, sources, notes, tables }: Request,
  checked: CheckResult | undefined,
  { relation, rejections }: DataProfile,
): string[] {
  const left = rejections.rows - (checked?.rejectedRows ?? rejections.rows)
  const rows = left === 1 ? '1 row is' : `${left} rows are`
  return [
    ...notes,
    ...[...tables.values()].flatMap((table) => table.notes),
    ...(sources.some(({ policy }) => policy.changedByPullRequest)
      ? ['This pull request changes the expectations; the version of the base branch has judged.']
      : []),
    ...(rules?.leftOut ?? []).map(
      (name) => `Rules for the table "${name}" were left out: it is not this data.`,
    ),
    ...readingNotes(checked?.relation ?? relation),
    ...sources.flatMap(({ file: { name, notes } }) => notes.map((note) => `${name}: ${note}`)),
    ...(left > 0 ? [`${rows} not in the profile: a value there does not fit the type of its column.`] : []),
  ]
}

/** The profile as a product that travels: its file is named as the product is, in a folder named by its digest. */
async function keep({ machine }: Step, profile: Profile): Promise<Product> {
  const text = `${JSON.stringify(profile, null, 2)}\n`
  const digest = sha256(text)
  const name = 'profile.json'
  const path = join(machine.temp, 'lockstep', 'profiles', digest.slice(0, 16), name)
  await writeAtomic(path, text)
  return { role: 'profile', name, sha256: digest, bytes: Buffer.byteLength(text), kind: 'file', path }
}

/** A remark goes to a file of the workspace; of another one it says the place itself. */
function placed(
  { sources, inWorkspace, tables }: Request,
  { file, source, line, position, ...remark }: Remark,
): NonNullable<Conclusion['annotations']>[number] {
  const at = line === undefined ? {} : { line }
  if (file !== undefined) {
    const known = [inWorkspace, ...[...tables.values()].map((table) => table.inWorkspace)]
    if (known.some((names) => names.has(file)))
      return { ...remark, file, ...at, ...(position === undefined ? {} : { column: position }) }
    return { ...remark, message: `${file}${line === undefined ? '' : `:${line}`}: ${remark.message}` }
  }
  const policy = sources.find((item) => item.file.name === source)?.policy
  const path = policy?.provenance.path
  if (path === undefined || line === undefined) return remark
  // A line of the base branch's version may be another one in the files of the pull request.
  return { ...remark, file: path, ...(policy?.changedByPullRequest === true ? {} : at) }
}
