import type { Check } from '../check-kinds.ts'
import { type Planning, Unsupported } from '../planning/need.ts'
import type { Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import { planSameRowCount, planSameTypes, planVolume } from './against-reference.ts'
import { planConflictingLabels } from './conflicting-labels.ts'
import { planDistinctSet, planMostCommon } from './distinct-values.ts'
import { planCastable, planDtype } from './dtypes.ts'
import { planFreshness } from './freshness.ts'
import { planGroups } from './groups.ts'
import { planDivergence } from './kl-divergence.ts'
import { planMeasure, planQuantiles, planRowCount } from './measures.ts'
import { planOrder } from './order.ts'
import { planOutliers } from './outliers.ts'
import { planOverlap, planTimeOverlap } from './overlap.ts'
import { planOnDtypes } from './pandas.ts'
import { planFormat, planPersonalData } from './pattern.ts'
import { planQuery } from './query.ts'
import { planReference } from './reference.ts'
import {
  planCompare,
  planEmptyRow,
  planExpression,
  planRowSpread,
  planRowSum,
  planTupleSet,
} from './row-of-columns.ts'
import { planSchema } from './schema.ts'
import { planTargetLeakage } from './target-leakage.ts'
import { planUnique } from './unique.ts'
import { planValid, planValue } from './value-checks.ts'
import { planNull, planTextRange, planType } from './values.ts'

/** The plan of a check. */
export function planCheck(scope: Scope, check: Check): Planning<Outcome> {
  return scope.rule.semantics === 'dtypes' && COMPARES_VALUES.has(check.kind)
    ? planOnDtypes(scope, check, planKind)
    : planKind(scope, check)
}

const COMPARES_VALUES: ReadonlySet<Check['kind']> = new Set<Check['kind']>([
  ...(['range', 'text-range', 'set', 'pattern', 'length', 'unique', 'distinct-set'] as const),
])

/** The one place that knows which file plans which kind. */
function planKind(scope: Scope, check: Check): Planning<Outcome> {
  switch (check.kind) {
    case 'not-null':
    case 'null':
      return planNull(scope, check)
    case 'type':
      return planType(scope, check)
    case 'range':
    case 'set':
    case 'pattern':
    case 'length':
    case 'multiple-of':
      return planValue(scope, check)
    case 'text-range':
      return planTextRange(scope, check)
    case 'dtype':
      return planDtype(scope, check)
    case 'castable':
      return planCastable(scope, check)
    case 'format':
      return planFormat(scope, check)
    case 'personal-data':
      return planPersonalData(scope, check)
    case 'valid':
      return planValid(scope, check)
    case 'reference':
      return planReference(scope, check)
    case 'query':
      return planQuery(scope, check)
    case 'order':
      return planOrder(scope, check)
    case 'outliers':
      return planOutliers(scope, check)
    case 'compare':
      return planCompare(scope, check)
    case 'tuple-set':
      return planTupleSet(scope, check)
    case 'row-sum':
      return planRowSum(scope, check)
    case 'values-differ':
    case 'values-equal':
      return planRowSpread(scope, check)
    case 'empty-row':
      return planEmptyRow(scope, check)
    case 'expression':
      return planExpression(scope, check)
    case 'unique':
      return planUnique(scope, check)
    case 'present':
    case 'known-columns':
    case 'columns':
    case 'column-count':
    case 'stored-type':
      return planSchema(scope, check)
    case 'row-count':
      return planRowCount(scope, check)
    case 'measure':
      return planMeasure(scope, check)
    case 'quantiles':
      return planQuantiles(scope, check)
    case 'freshness':
      return planFreshness(scope, check)
    case 'distinct-set':
      return planDistinctSet(scope, check)
    case 'most-common':
      return planMostCommon(scope, check)
    case 'kl-divergence':
      return planDivergence(scope, check)
    case 'overlap':
      return planOverlap(scope, check)
    case 'time-overlap':
      return planTimeOverlap(scope, check)
    case 'conflicting-labels':
      return planConflictingLabels(scope, check)
    case 'groups':
      return planGroups(scope, check)
    case 'target-leakage':
      return planTargetLeakage(scope, check)
    case 'same-row-count':
      return planSameRowCount(scope, check)
    case 'volume':
      return planVolume(scope, check)
    case 'same-types':
      return planSameTypes(scope)
    case 'unsupported':
      throw new Unsupported(check.why)
  }
}
