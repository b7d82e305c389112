import { basename } from 'node:path';
import type { StartEvent } from '@lenet5/trainer';
import { formatCount, formatNumber } from '../../terminal/format.js';
import type { TrainConfig } from './config.js';
import type { RunData } from './load-data.js';
import type { PlannedRun } from './plan-run.js';
import type { ProgressView } from './progress-view.js';

/** What is trained and validated on: "MNIST, verified: 60,000 images to train on, 10,000 to validate on". */
export function describeData(data: RunData): string {
  const place = data.source === 'bundled' ? '' : ` (${data.source})`;
  const validated = data.validation
    ? `${formatCount(data.validation.count)} to validate on`
    : 'none to validate on';
  return `${data.provenance}${place}: ${formatCount(data.train.count)} images to train on, ${validated}`;
}

/** How it is trained: model, engine, recipe. */
function describeStart(start: StartEvent, config: TrainConfig): string {
  const { parameters, engine, kernels, threads, batchSize, seed } = start;
  return [
    `LeNet-5, ${formatCount(parameters)} parameters`,
    `${engine} engine (${kernels}, ${formatNumber(threads, 'thread')})`,
    `${config.optimizer} ${config.learningRate}${describeSchedule(config)}, batch ${batchSize}, seed ${seed}`,
  ].join('; ');
}

function describeSchedule({ schedule }: TrainConfig): string {
  return schedule === 'constant' ? '' : ` (${schedule})`;
}

/** Tells how a run begins, and what about it one may not expect. */
export function noteStart(start: StartEvent, { config, builtBy }: PlannedRun, view: ProgressView): void {
  view.note(describeStart(start, config));
  if (start.fallback !== undefined) view.note(`engine: ${start.fallback}`);
  if (start.unreproducible !== undefined) view.note(`not reproducible: ${start.unreproducible}`);
  if (builtBy && builtBy.kernels !== start.kernels) {
    view.note(`other bits: the run began with ${builtBy.kernels} kernels and goes on with ${start.kernels}`);
  }
  if (start.epochsDone >= start.epochs) {
    view.note(`nothing left to train: the run has its ${formatNumber(start.epochs, 'epoch')}`);
  } else if (start.epochsDone > 0) {
    view.note(`going on after epoch ${start.epochsDone}`);
  }
}

/** A download that begins: "fetching train-images-idx3-ubyte.gz (9.9 MB)". */
export function describeDownload(file: string, total: number | null): string {
  return `fetching ${basename(file)}${total === null ? '' : ` (${(total / 1e6).toFixed(1)} MB)`}`;
}
