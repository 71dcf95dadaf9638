export { binCounts, quantileEdges } from './binning.ts'
export {
  fisherExactGreater,
  type HomogeneityTest,
  homogeneityTest,
  type Share,
} from './contingency.ts'
export { type AucDifference, delongTest } from './delong.ts'
export { type StabilityIndex, stabilityIndex, stabilityIndexCriticalValue } from './distances.ts'
export {
  binomialCdf,
  binomialSf,
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSf,
  chiSquareUpperQuantile,
  normalCdf,
  normalQuantile,
  normalSf,
  normalUpperQuantile,
  studentTCdf,
  studentTQuantile,
  studentTSf,
  studentTUpperQuantile,
} from './distributions.ts'
export { benjaminiHochberg, holm } from './multiple.ts'
export type { Outcome, Undefined, UndefinedReason } from './outcome.ts'
export {
  type Interval,
  type McNemar,
  type MeanDifference,
  mcnemarExact,
  mcnemarOfHits,
  type PValues,
  pairedMeanDifference,
} from './paired.ts'
export { wilsonInterval } from './proportion.ts'
export { binomialVariate, type RandomSource, seededRandom, xoshiro128 } from './random.ts'
export { midranks } from './ranks.ts'
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
