import { basename } from 'node:path';
import type { StartEvent } from '@lenet5/trainer';
import { formatCount, formatNumber } from '../../terminal/format.js';
import type { TrainConfig } from './config.js';
import type { RunData } from './load-data.js';

/** What is trained and validated on: "MNIST, verified: 60,000 images to train on, 10,000 to validate on". */
export function describeData(data: RunData): string {
  const place = data.source === 'bundled' ? '' : ` (${data.source})`;
  const validated = data.validation
    ? `${formatCount(data.validation.count)} to validate on`
    : 'none to validate on';
  return `${data.provenance}${place}: ${formatCount(data.train.count)} images to train on, ${validated}`;
}

/** How it is trained: model, engine, recipe. */
export function describeStart(start: StartEvent, config: TrainConfig): string {
  const { parameters, engine, kernels, threads, batchSize, seed } = start;
  return [
    `LeNet-5, ${formatCount(parameters)} parameters`,
    `${engine} engine (${kernels}, ${formatNumber(threads, 'thread')})`,
    `${config.optimizer} ${config.learningRate}, batch ${batchSize}, seed ${seed}`,
  ].join('; ');
}

/** A download that begins: "fetching train-images-idx3-ubyte.gz (9.9 MB)". */
export function describeDownload(file: string, total: number | null): string {
  return `fetching ${basename(file)}${total === null ? '' : ` (${(total / 1e6).toFixed(1)} MB)`}`;
}
