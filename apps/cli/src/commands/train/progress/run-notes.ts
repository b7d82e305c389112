import type { StartEvent } from '@lenet5/trainer';
import { formatCount, formatNumber } from '../../../terminal/format.js';
import type { TrainConfig } from '../config/train-config.js';
import type { RunData } from '../session/run-data.js';
import type { RunSession } from '../session/run-session.js';

/** Describes the data: "MNIST, verified: 60,000 images to train on, 10,000 to validate on". */
export function describeData(data: RunData): string {
  const place = data.source === 'bundled' ? '' : ` (${data.source})`;
  const validated = data.validation
    ? `${formatCount(data.validation.count)} to validate on`
    : 'none to validate on';
  return `${data.provenance}${place}: ${formatCount(data.train.count)} images to train on, ${validated}`;
}

function describeSchedule({ schedule }: TrainConfig): string {
  return schedule === 'constant' ? '' : ` (${schedule})`;
}

/** Describes the model, the engine and the recipe. */
function describeStart(start: StartEvent, config: TrainConfig): string {
  const { parameters, engine, kernels, threads, batchSize, seed } = start;
  return [
    `LeNet-5, ${formatCount(parameters)} parameters`,
    `${engine} engine (${kernels}, ${formatNumber(threads, 'thread')})`,
    `${config.optimizer} ${config.learningRate}${describeSchedule(config)}, batch ${batchSize}, seed ${seed}`,
  ].join('; ');
}

/** A cosine schedule depends on the number of epochs, so a run that gets other epochs continues at another rate. */
function noteStretchedSchedule(start: StartEvent, { config, earlierEpochs, view }: RunSession): void {
  if (config.schedule !== 'cosine' || earlierEpochs === undefined || earlierEpochs === start.epochs) return;
  view.note(
    `the cosine schedule now spans ${formatNumber(start.epochs, 'epoch')} instead of ${earlierEpochs}: the learning rate continues from its value in a run of ${start.epochs}${start.epochs > earlierEpochs ? ', and so rises' : ''}`,
  );
}

/** Shows how a run starts, including what may surprise: a fallback engine, other kernels, the epoch it resumes at. */
export function noteStart(start: StartEvent, session: RunSession): void {
  const { config, builtBy, isRestart, view } = session;
  view.note(describeStart(start, config));
  if (start.fallback !== undefined) view.note(`engine: ${start.fallback}`);
  if (start.unreproducible !== undefined) view.note(`not reproducible: ${start.unreproducible}`);
  if (builtBy && builtBy.kernels !== start.kernels) {
    view.note(
      `other bits: the run started with ${builtBy.kernels} kernels and resumes with ${start.kernels}`,
    );
  }
  if (isRestart) view.note('the run has no checkpoint: training from the beginning');
  if (start.epochsDone >= start.epochs) {
    view.note(`nothing left to train: the run already has ${formatNumber(start.epochs, 'epoch')}`);
  } else if (start.epochsDone > 0) {
    view.note(`resuming after epoch ${start.epochsDone}`);
    noteStretchedSchedule(start, session);
  }
}
