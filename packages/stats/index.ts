export {
  fisherExactGreater,
  type HomogeneityTest,
  homogeneityTest,
  type Share,
} from './contingency.ts'
export { type AucDifference, delongTest } from './delong.ts'
export { type StabilityIndex, stabilityIndex, stabilityIndexCriticalValue } from './distances.ts'
export { chiSquareUpperQuantile, normalUpperQuantile } from './distributions.ts'
export { benjaminiHochberg } from './multiple.ts'
export type { Outcome, Undefined, UndefinedReason } from './outcome.ts'
export {
  type Interval,
  type MeanDifference,
  type PValues,
  pairedMeanDifference,
} from './paired.ts'
export { type FutureCount, futureCountBound, futureMedianRank } from './prediction.ts'
export { proportionUpperBound, wilsonInterval } from './proportion.ts'
export { type RandomSource, seededRandom } from './random.ts'
export type { Rows } from './rows.ts'
export { accuracy, hits, logLoss, logLosses, rocAuc, weightedMean } from './scores.ts'
export {
  type ArmCounts,
  type CountTestDesign,
  type CountTestState,
  type Evidence,
  evidence,
  isRejected,
  type Look,
  observe,
  startHarmTest,
  startSafetyTest,
} from './sequential.ts'
