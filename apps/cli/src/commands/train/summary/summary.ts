import type { History } from '@lenet5/metrics';
import type { EpochEvent } from '@lenet5/trainer';
import type { Terminal } from '../../../terminal/terminal.js';
import { wrap } from '../../../terminal/wrap.js';
import { drawCurves } from './curves.js';
import { drawEpochTable } from './epoch-table.js';
import { drawPrediction, type Prediction } from './prediction.js';

/** The content of a summary. */
export interface RunSummary {
  readonly epochs: readonly EpochEvent[];
  readonly history: History;
  /** The best epoch, from 1. Absent if no epoch has ended. */
  readonly best?: number;
  readonly diagnosis: string;
  /** Absent if the data set has no test images. */
  readonly prediction?: Prediction;
  readonly folder: string;
}

const WIDEST_TEXT = 100;

/** The summary of a run as lines of text: table, curves, diagnosis, first test image, run folder. */
export function drawSummary(summary: RunSummary, terminal: Terminal): string[] {
  const { epochs, history, best, diagnosis, prediction, folder } = summary;
  const scores = epochs.length > 0 ? [...drawEpochTable(epochs, best, terminal), ''] : [];
  const curves = epochs.length > 1 ? [...drawCurves(history, best, terminal), ''] : [];
  return [
    ...scores,
    ...curves,
    ...wrap(diagnosis, Math.min(terminal.columns, WIDEST_TEXT)),
    '',
    ...(prediction ? [...drawPrediction(prediction, terminal), ''] : []),
    `run folder: ${folder}`,
  ];
}
