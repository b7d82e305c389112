export { confusionFigure } from './confusion-figure.js';
export type { RunCurves } from './curve.js';
export { type CurvesFigure, curvesFigure } from './curves-figure.js';
export { diagnosisSentence } from './diagnosis-sentence.js';
export { type DigitsFigureOptions, digitsFigure, type PredictedImage } from './digits-figure.js';
export type { FigureOptions } from './figure.js';
export { figureStyles } from './figure-styles.js';
export { filtersFigure } from './filters-figure.js';
export type { Measure } from './measure.js';
export { NoDocumentError } from './no-document-error.js';
export { reliabilityFigure } from './reliability-figure.js';
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
export { robustnessFigure } from './robustness-figure.js';
export { renderSweepReport } from './sweep/render-sweep-report.js';
export type { OptionValue, SweepReportData, SweepSetting, SweepTrial } from './sweep/sweep-report-data.js';
