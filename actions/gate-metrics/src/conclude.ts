import { canonicalJson } from '#core'
import {
  failedRules,
  type GateContext,
  gateDetails,
  gateMeasures,
  policyRemarks,
  presentGate,
  reasonsOf,
} from '#evaluation'
import { type Conclusion, originOfPolicy, type PolicyDocument, type Step, shownReference } from '#step'
import type { GateEvidence, Given } from './evidence.ts'
import type { Judgement } from './judgement.ts'

/** Says what was found: verdict bound to the model, outputs, report, remarks on the policy's lines. */
export function concludeGate(
  step: Step,
  given: Given,
  source: PolicyDocument,
  evidence: GateEvidence,
  { result, predictions }: Judgement,
): Conclusion {
  const { provenance, changedByPullRequest } = source
  const baseline = baselineName(given, evidence)
  const context: GateContext = {
    model: { name: evidence.model.name, sha256: evidence.model.sha256 },
    baseline: baseline === '' ? undefined : baseline,
    rows: predictions?.rows,
    policy: {
      name: provenance.path ?? 'inline',
      origin: originOfPolicy(step, source),
      protected: provenance.protected,
    },
    notes: notesOn(evidence, changedByPullRequest),
  }
  // A line of the base branch's version may be another one in the files of the pull request.
  const place = (line: number) =>
    provenance.path === undefined ? {} : { file: provenance.path, ...(changedByPullRequest ? {} : { line }) }
  return {
    verdict: result.verdict,
    reasons: reasonsOf(result),
    outputs: { 'failed-rules': canonicalJson(failedRules(result.rules)), baseline },
    report: presentGate(result, context),
    details: gateDetails(result, context),
    annotations: policyRemarks(result.rules).map(({ line, ...remark }) => ({ ...remark, ...place(line) })),
    subjects: [evidence.model],
    parameters: { 'first-run': given['first-run'], evidence: { ...result.policy.evidence } },
    results: { 'first-run': String(evidence.firstRun) },
    measures: gateMeasures(result.rules),
    policy: provenance,
    notices: provenance.protected ? [] : [`The policy is unprotected: ${originOfPolicy(step, source)}.`],
  }
}

/** What was compared with: a registry's version, else the reference itself; empty if nothing was. */
function baselineName(given: Given, { baseline, baselinePredictions }: GateEvidence): string {
  const used = baseline ?? baselinePredictions
  const text = baseline === undefined ? given['baseline-predictions'] : given.baseline
  if (used === undefined || text === undefined) return ''
  return text.startsWith('registry:') ? used.name : shownReference(text)
}

function notesOn(
  { metrics, predictions, baseline, baselinePredictions }: GateEvidence,
  changed: boolean,
): string[] {
  const same = (a: { sha256: string } | undefined, b: { sha256: string } | undefined): boolean =>
    a !== undefined && a.sha256 === b?.sha256
  return [
    ...(changed ? ['This pull request changes the policy; the version of the base branch has judged.'] : []),
    ...(same(metrics, baseline) || same(predictions, baselinePredictions)
      ? ['The baseline has the same bytes as what is judged. Is the model compared with itself?']
      : []),
  ]
}
