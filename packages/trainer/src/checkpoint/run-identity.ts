import type { OptimizerConfig } from '@lenet5/compiler';
import type { Settings } from '../options/settings.js';
import type { TrainableModel } from '../trainable-model.js';
import { dataFingerprint } from './data-fingerprint.js';

/**
 * What must stay the same for a run to go on as if it had never stopped. Left out: what may change on purpose
 * (epochs, learning rate, schedule, early stopping) and what cannot matter (engine, threads).
 */
export interface RunIdentity {
  /** One line a layer: its class and what shapes its arithmetic. */
  readonly layers: readonly string[];
  readonly optimizer: string;
  readonly labelSmoothing: number;
  readonly batchSize: number;
  readonly seed: number;
  readonly trainSize: number;
  /** See `dataFingerprint`. */
  readonly trainData: string;
  /** 0 where nothing is validated. */
  readonly validationSize: number;
}

const OPTIMIZER_DEFAULTS: Readonly<Record<OptimizerConfig['name'], object>> = {
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, epsilonMode: 'tfjs' },
  adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, epsilonMode: 'tfjs', weightDecay: 0.004 },
  sgd: { momentum: 0 },
};

/** Configuration that names a layer or says how it began: no part of what it computes. */
const INCIDENTAL = new Set(['name', 'dtype', 'seed', 'batchInputShape']);

/** `fields` as `a=1 b=2`, in alphabetical order, without what is null or an object. */
function list(fields: object): string {
  return Object.entries(fields)
    .filter(([name, value]) => !INCIDENTAL.has(name) && value !== null && value !== undefined)
    .filter(([, value]) => typeof value !== 'object' || Array.isArray(value))
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort()
    .join(' ');
}

const describeLayers = (model: TrainableModel): string[] =>
  model.layers.map((layer) => `${layer.getClassName()} ${list(layer.getConfig())}`.trim());

/** The identity of the run that these settings describe. */
export function identify(settings: Settings): RunIdentity {
  const { optimizer, train } = settings;
  return {
    layers: describeLayers(settings.model),
    optimizer: `${optimizer.name} ${list({ ...OPTIMIZER_DEFAULTS[optimizer.name], ...optimizer })}`,
    labelSmoothing: settings.labelSmoothing,
    batchSize: settings.batchSize,
    seed: settings.seed,
    trainSize: train.count,
    trainData: dataFingerprint(train),
    validationSize: settings.validation?.count ?? 0,
  };
}

const NAMES: readonly (readonly [keyof RunIdentity, string])[] = [
  ['optimizer', 'optimizer'],
  ['labelSmoothing', 'labelSmoothing'],
  ['batchSize', 'batchSize'],
  ['seed', 'seed'],
  ['trainSize', 'number of training images'],
  ['trainData', 'fingerprint of the training images'],
  ['validationSize', 'number of validation images'],
];

/** The first thing in which two runs differ, in words, or nothing where they are the same run. */
export function firstDifference(made: RunIdentity, here: RunIdentity): string | undefined {
  if (made.layers.length !== here.layers.length) {
    return `its model has ${made.layers.length} layers, this one ${here.layers.length}`;
  }
  const layer = made.layers.findIndex((line, index) => line !== here.layers[index]);
  if (layer >= 0) return `its layer ${layer + 1} is "${made.layers[layer]}", here "${here.layers[layer]}"`;
  for (const [field, name] of NAMES) {
    if (made[field] !== here[field]) return `its ${name} is ${made[field]}, here ${here[field]}`;
  }
  return undefined;
}
