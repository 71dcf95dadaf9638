import { join } from 'node:path'
import { type Artifact, canonicalJson, digestFile, formatNumber, type Measure } from '#core'
import { causesJson, type DriftResult, detailsOf, present, reasonsOf, type Window } from '#drift'
import { writeAtomic } from '#host'
import { callout, paragraph } from '#report'
import { artifactOf, type Conclusion, type Product, type Step } from '#step'
import type { FollowUp } from './follow-up.ts'
import type { Given, Request } from './request.ts'

const MAX_MEASURES = 50

export async function concludeCheck(
  step: Step,
  given: Given,
  request: Request,
  found: FollowUp & { readonly window: Window; readonly result: DriftResult },
): Promise<Conclusion> {
  const { window, result, retrain, issue } = found
  // Not `profile`: a second attempt that names record:profile must find the reference alone.
  const product = await keepProfile(step, window, 'window-profile')
  return {
    verdict: result.verdict,
    reasons: reasonsOf(result),
    outputs: {
      drift: result.drift ?? '',
      causes: canonicalJson(causesJson(result)),
      retrain: retrain.outcome,
      'issue-number': issue.number === undefined ? '' : String(issue.number),
      profile: product.path,
    },
    report: present(result, retrain),
    details: detailsOf(result, retrain),
    subjects: subjectsOf(request, window),
    products: [product],
    parameters: {
      operation: given.operation,
      level: request.config.level,
      'minimum-effect': request.config['minimum-effect'],
      ...(given['retrain-workflow'] === undefined ? {} : { 'retrain-workflow': given['retrain-workflow'] }),
    },
    results: { drift: result.drift ?? 'undecided', retrain: retrain.outcome },
    measures: measuresOf(result),
    ...(request.policy === undefined ? {} : { policy: request.policy }),
    notices: [
      ...noticesOf(window),
      ...(retrain.why === undefined ? [] : [`No retraining: ${retrain.why}.`]),
      ...(issue.why === undefined ? [] : [`No issue: ${issue.why}.`]),
    ],
  }
}

export async function concludeProfile(
  step: Step,
  given: Given,
  request: Request,
  window: Window,
): Promise<Conclusion> {
  const { rows, columns } = window.profile
  const product = await keepProfile(step, window, 'profile')
  const unread = [
    ...window.unreadableFiles.map(({ file, reason }) => `${file} cannot be read: ${reason}`),
    ...(window.unreadableRows === 0 ? [] : [`${formatNumber(window.unreadableRows)} rows cannot be read`]),
  ]
  const [problem] = unread
  // A profile of half the data would be a false reference.
  const isComplete = rows > 0 && window.unreadableFiles.length === 0
  const reason = isComplete
    ? `profiled ${formatNumber(rows)} rows in ${columns.length} columns`
    : (problem ?? 'there are no rows')
  return {
    verdict: isComplete ? 'pass' : 'fail',
    reasons: [reason, ...unread.filter((text) => text !== reason)],
    outputs: { profile: product.path },
    report: [callout(isComplete ? 'tip' : 'caution', reason), ...unread.map((text) => paragraph(text))],
    details: { rows, columns: columns.map(({ name, kind }) => ({ name, kind })) },
    subjects: subjectsOf(request, window),
    products: [product],
    parameters: { operation: given.operation },
    measures: { rows },
    ...(request.policy === undefined ? {} : { policy: request.policy }),
    notices: noticesOf(window),
  }
}

/** The files that were judged, and the dataset that they form. */
function subjectsOf({ current }: Request, { profile, name }: Window): Artifact[] {
  const files = current.used.map(artifactOf)
  const { dataset } = profile
  if (current.content.kind !== 'data' || dataset === undefined) return files
  const isListed = files.some(({ sha256 }) => sha256 === dataset)
  return isListed ? files : [...files, { role: 'data', name, sha256: dataset }]
}

async function keepProfile(step: Step, { profile }: Window, role: string): Promise<Product> {
  const folder = join(step.store.root, 'profiles')
  const content = canonicalJson(profile)
  const path = join(folder, `${role}-${profile.dataset?.slice(0, 16) ?? 'rows'}.json`)
  await writeAtomic(path, content)
  return { role, name: `${role}.json`, kind: 'file', path, ...(await digestFile(path)) }
}

function measuresOf({ rows, columns }: DriftResult): Record<string, Measure> {
  const shifts = columns.slice(0, MAX_MEASURES).map(({ name, psi }) => [`psi.${name}`, psi] as const)
  return { rows: rows.current, 'reference-rows': rows.reference, ...Object.fromEntries(shifts) }
}

function noticesOf({ skippedFeatures }: Window): string[] {
  if (skippedFeatures.length === 0) return []
  return [`Features that cannot be columns are not compared: ${skippedFeatures.slice(0, 20).join(', ')}.`]
}
