export { accuracy } from './accuracy.js';
export { appendEpoch, type EpochScore } from './append-epoch.js';
export { argmax } from './argmax.js';
export { type BestEpoch, bestEpoch } from './best-epoch.js';
export { type ChanceLevel, chanceLevel } from './chance-level.js';
export { type ConfusionMatrix, confusionMatrix } from './confusion-matrix.js';
export { confusionRows } from './confusion-rows.js';
export { crossEntropy } from './cross-entropy.js';
export { diagnose, MIN_DIAGNOSIS_EPOCHS, type RunCounts } from './diagnose.js';
export type {
  Change,
  CurveDiagnosis,
  CurveVerdict,
  Diagnosis,
  DivergedDiagnosis,
  Evidence,
  NotLearnedDiagnosis,
  UnjudgedDiagnosis,
  Verdict,
} from './diagnosis.js';
export { emptyHistory } from './empty-history.js';
export {
  type Calibration,
  expectedCalibrationError,
  type ReliabilityBin,
} from './expected-calibration-error.js';
export type { History } from './history.js';
export { InvalidArgumentError } from './invalid-argument-error.js';
export type { LabelArray } from './label-array.js';
export { type Mistake, mostConfidentMistakes } from './most-confident-mistakes.js';
export {
  type ClassScore,
  type PerClassScores,
  type PrecisionRecall,
  perClassScores,
} from './per-class-scores.js';
export { predictedLabels } from './predicted-labels.js';
export { meanCorruptedAccuracy, type Robustness, type RobustnessCurve } from './robustness.js';
export type { ScoreArray } from './score-array.js';
export { topKAccuracy } from './top-k-accuracy.js';
export { type Interval, wilsonInterval } from './wilson-interval.js';
