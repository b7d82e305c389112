import { relative } from 'node:path';
import { formatQuantity } from '@lenet5/core';
import type { StartEvent } from '@lenet5/trainer';
import { formatCount } from '../../../terminal/format.js';
import { networkOptions } from '../config/network-options.js';
import type { TrainConfig } from '../config/train-config.js';
import type { RunData } from '../session/run-data.js';
import type { RunSession } from '../session/run-session.js';

/** What the notes need of a session. */
type NotedSession = Pick<
  RunSession,
  'config' | 'builtBy' | 'checkpoint' | 'earlierEpochs' | 'isRestart' | 'view'
>;

/** Describes the data: "MNIST, verified: 60,000 images to train on, 10,000 to validate on". */
export function describeData(data: RunData): string {
  const place = data.source === 'bundled' ? '' : ` (${data.source})`;
  const validated = data.validation
    ? `${formatCount(data.validation.count)} to validate on`
    : 'none to validate on';
  return `${data.provenance}${place}: ${formatQuantity(data.train.count, 'image')} to train on, ${validated}`;
}

function describeSchedule({ schedule }: TrainConfig): string {
  return schedule === 'constant' ? '' : ` (${schedule})`;
}

function describeOptimizer({ optimizer, learningRate, momentum }: TrainConfig): string {
  return `${optimizer} ${learningRate}${momentum === null ? '' : `, momentum ${momentum}`}`;
}

/** The network in words, with the options that change its layers; that of a file by its path. */
function describeModel(config: TrainConfig): string {
  const { model, from } = config;
  if (from !== null) return `the network of ${relative('', from)}`;
  const options = Object.entries(networkOptions(config)).map((option) => option.join(' '));
  if (model === 'lenet5') return ['LeNet-5', ...options].join(', ');
  return model === 'lenet5-1998' ? 'LeNet-5 of 1998' : `the layers of ${relative('', model)}`;
}

/** Describes the model and the engine, and the recipe, in two lines. */
function describeStart(start: StartEvent, config: TrainConfig): [string, string] {
  const { parameters, engine, kernels, threads, batchSize, seed } = start;
  return [
    `${describeModel(config)}, ${formatCount(parameters)} parameters; ${engine} engine (${kernels}, ${formatQuantity(threads, 'thread')})`,
    `${describeOptimizer(config)}${describeSchedule(config)}, batch ${batchSize}${describeAugmentation(config)}${describeTeachers(config)}, seed ${seed}`,
  ];
}

/** The schedules cosine and one-cycle depend on the number of epochs, so a run that gets other epochs continues at another rate. */
function noteStretchedSchedule(start: StartEvent, { config, earlierEpochs, view }: NotedSession): void {
  const { schedule } = config;
  if (schedule !== 'cosine' && schedule !== 'one-cycle') return;
  if (earlierEpochs === undefined || earlierEpochs === start.epochs) return;
  view.note(
    `the ${schedule} schedule now spans ${formatQuantity(start.epochs, 'epoch')} instead of ${earlierEpochs}: the learning rate continues from its value in a run of ${start.epochs}${start.epochs > earlierEpochs ? ', and so rises' : ''}`,
  );
}

/** Shows how a run starts, including what may surprise: a fallback engine, other kernels, the epoch it resumes at. */
export function noteStart(start: StartEvent, session: NotedSession): void {
  const { config, builtBy, checkpoint, isRestart, view } = session;
  for (const line of describeStart(start, config)) view.note(line);
  if (start.fallback !== undefined) view.note(`engine: ${start.fallback}`);
  if (start.threadsLimit !== undefined) view.note(`threads: ${start.threadsLimit}`);
  if (start.threadsFallback !== undefined) view.note(`threads: ${start.threadsFallback}`);
  if (start.unreproducible !== undefined) view.note(`not reproducible: ${start.unreproducible}`);
  if (builtBy && builtBy.kernels !== start.kernels) {
    view.note(
      `not the same bits: the run started with ${builtBy.kernels} kernels and resumes with ${start.kernels}`,
    );
  }
  if (checkpoint?.insteadOfLast !== undefined) {
    view.note(`${checkpoint.insteadOfLast}; resuming from the previous checkpoint, ${checkpoint.path}`);
  }
  if (isRestart) view.note('the run has no checkpoint: training from the beginning');
  if (start.epochsDone >= start.epochs) {
    view.note(`nothing left to train: the run already has ${formatQuantity(start.epochs, 'epoch')}`);
  } else if (start.epochsDone > 0) {
    view.note(`resuming after epoch ${start.epochsDone}`);
    noteStretchedSchedule(start, session);
  }
}

function describeTeachers({ teacher }: TrainConfig): string {
  return teacher === null ? '' : `, ${formatQuantity(teacher.length, 'teacher')}`;
}

function describeAugmentation({ rotation, scale, shear, shift, elastic }: TrainConfig): string {
  return [rotation, scale, shear, shift, elastic].some((distortion) => distortion > 0)
    ? ', distorted images'
    : '';
}
