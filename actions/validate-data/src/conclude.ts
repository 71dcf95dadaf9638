import { join } from 'node:path'
import { canonicalJson, describeProblem, digestOfListing, sha256 } from '#core'
import { writeAtomic } from '#host'
import { type Conclusion, originOfPolicy, type Product, type Step, shownReference } from '#step'
import {
  type DataContext,
  dataDetails,
  dataMeasures,
  type Findings,
  failedExpectations,
  impliedBreach,
  presentData,
  type Remark,
  type RuleResult,
  reasonsOf,
  remarksOn,
  verdictOver,
} from '#validation'
import type { Found } from './recall.ts'
import type { Given, Request } from './request.ts'

/** Says what was found: verdict bound to the data files, profile, outputs, report, remarks on the lines. */
export async function concludeData(
  step: Step,
  given: Given,
  request: Request,
  { findings, recalled }: Found,
): Promise<Conclusion> {
  const { dataset, rules, sources, tables, base } = request
  // A table that has rules of its own is judged too; one that is only looked up is a material.
  const judged = [request, ...[...(rules?.others.keys() ?? [])].flatMap((name) => tables.get(name) ?? [])]
  const subjects = judged.flatMap((item) => item.subjects)
  const results = [...missingResults(request), ...findings.results]
  const { profile, expectations } = await keepProducts(step, findings)
  const context = contextOf(step, request, findings, recalled)
  const digest = `sha256:${dataset.sha256}`
  return {
    verdict: verdictOver(results),
    reasons: reasonsOf(results, context),
    outputs: {
      rows: String(context.rows),
      'failed-expectations': canonicalJson(failedExpectations(results)),
      'dataset-digest': digest,
      profile: profile?.path ?? '',
      expectations: expectations?.path ?? '',
    },
    report: presentData(results, context),
    details: { ...dataDetails(results, context), ...md5sOf(request) },
    annotations: remarksOn(results, rules?.main.columns ?? new Map()).map((remark) =>
      placed(request, remark),
    ),
    subjects,
    products: [profile, expectations].filter((product) => product !== undefined),
    parameters: { operation: given.operation, data: given.data.map(shownReference) },
    environment: { duckdb: findings.engine },
    results: {
      operation: given.operation,
      'dataset-digest': digest,
      ...(recalled === undefined ? {} : { recalled }),
      ...(request.md5 && { 'dvc-md5': request.md5 }),
      ...(base && { 'base-commit': base.commit.commit, 'base-digest': `sha256:${base.dataset.sha256}` }),
    },
    measures: dataMeasures(results, context.rows, findings.rejectedRows),
    policy: policyOf(sources),
    notices: unprotectedNotices(step, request),
  }
}

function unprotectedNotices(step: Step, { sources, readSource }: Request): string[] {
  const policies = [
    ...sources.map(({ policy }) => ({ what: 'expectations', policy })),
    ...(readSource === undefined ? [] : [{ what: 'read options', policy: readSource }]),
  ]
  const notices = policies
    .filter(({ policy }) => !policy.provenance.protected)
    .map(({ what, policy }) => `The ${what} are unprotected: ${originOfPolicy(step, policy)}.`)
  return [...new Set(notices)]
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
  findings: Findings,
  recalled: string | undefined,
): DataContext {
  const { dataset, rules, sources } = request
  const { files, rows, sample, judgedRows, profile, comparisons, contract } = findings
  return {
    ...{ files, rows, sample, judgedRows, profile, comparisons, contract },
    sha256: dataset.sha256,
    sources: sources.map(({ file: { name, format }, policy }) => ({
      ...{ name, format },
      origin: originOfPolicy(step, policy),
    })),
    columns: rules?.main.columns ?? new Map(),
    notes: notesOn(request, findings, recalled),
  }
}

function missingResults({ missing }: Request): RuleResult[] {
  if (missing.length === 0) return []
  const examples = missing.map(({ where, ...problem }) => ({
    file: where ?? '',
    note: describeProblem(problem),
  }))
  const absent = `${missing.length} of the files that were named ${missing.length === 1 ? 'is' : 'are'} missing`
  return [impliedBreach('data', 'all data is there', absent, { examples })]
}

function notesOn(
  { rules, sources, notes, tables }: Request,
  findings: Findings,
  recalled: string | undefined,
): string[] {
  return [
    ...(recalled === undefined
      ? []
      : ['An earlier run has judged the same data by the same rules; this is what it found.']),
    ...notes,
    ...[...tables.values()].flatMap((table) => table.notes),
    ...(sources.some(({ policy }) => policy.changedByPullRequest)
      ? ['This pull request changes the expectations; the version of the base branch has judged.']
      : []),
    ...(rules?.leftOut ?? []).map(
      (name) => `Rules for the table "${name}" were left out: it is not this data.`,
    ),
    ...findings.notes,
    ...sources.flatMap(({ file: { name, notes } }) => notes.map((note) => `${name}: ${note}`)),
  ]
}

/** What travels to later jobs: each file is named as the product is, in a folder named by its digest. */
async function keepProducts(step: Step, { profile, contract }: Findings) {
  return {
    profile:
      profile && (await keep(step, 'profile', 'profile.json', `${JSON.stringify(profile, null, 2)}\n`)),
    expectations: contract && (await keep(step, 'expectations', 'expectations.yml', contract.text)),
  }
}

async function keep({ machine }: Step, role: string, name: string, text: string): Promise<Product> {
  const digest = sha256(text)
  const path = join(machine.temp, 'lockstep', `${role}s`, digest.slice(0, 16), name)
  await writeAtomic(path, text)
  return { role, name, sha256: digest, bytes: Buffer.byteLength(text), kind: 'file', path }
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
