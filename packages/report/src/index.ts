export type { RunCurves } from './curves/curve.js';
export { type CurvesFigure, curvesFigure } from './curves/curves-figure.js';
export { diagnosisSentence } from './curves/diagnosis-sentence.js';
export type { Measure } from './curves/measure.js';
export type { FigureOptions } from './drawing/figure.js';
export { figureStyles } from './drawing/figure-styles.js';
export { filtersFigure } from './filters/filters-figure.js';
export { NoDocumentError } from './no-document-error.js';
export { renderReport } from './render-report.js';
export type {
  ConnectionTable,
  EpochDetails,
  FilterBank,
  OutputCodes,
  ReportData,
  ReportRun,
  RunScores,
} from './report-data.js';
export { ReportDataError } from './report-data-error.js';
export { confusionFigure } from './scores/confusion-figure.js';
export { type DigitsFigureOptions, digitsFigure, type PredictedImage } from './scores/digits-figure.js';
export { reliabilityFigure } from './scores/reliability-figure.js';
export { robustnessFigure } from './scores/robustness-figure.js';
export { renderSweepReport } from './sweep/render-sweep-report.js';
export type { OptionValue, SweepReportData, SweepSetting, SweepTrial } from './sweep/sweep-report-data.js';
