import {
  formatQuantity,
  type ResolvedDistillation,
  type ResolvedOptimizer,
  type SequentialLayer,
} from '@lenet5/core';
import type { NormalizationName } from '../input-normalization.js';
import type { RecipeValue } from '../recipe/recipe.js';
import type { Settings } from '../recipe/settings.js';
import type { TrainableModel } from '../trainable-model.js';
import { targetsFingerprint } from './targets-fingerprint.js';

/**
 * What must stay the same so that a run can be resumed with the same bits. Not part of it: what may change on purpose
 * (epochs, learning rate, schedule, early stopping), and what has no effect (engine, threads).
 */
export interface RunIdentity {
  /** One line per layer: its class and the configuration that its computation depends on. */
  readonly layers: readonly string[];
  readonly optimizer: string;
  readonly labelSmoothing: number;
  /** The loss; absent if it is the cross-entropy, as in checkpoints before version 0.1. */
  readonly loss?: Exclude<RecipeValue<'loss'>, 'cross-entropy'>;
  /** The distortions of the training images; absent if there are none, as in checkpoints before version 0.1. */
  readonly augmentation?: string;
  /** The normalization of the input; absent if there is none, as in checkpoints before version 0.1. */
  readonly normalization?: NormalizationName;
  /** The weight, the temperature and the targets of the distillation; absent if there is none. */
  readonly distillation?: string;
  /** The names of the layers whose weights do not change; absent if all of them do. */
  readonly freeze?: string;
  /** How the gradient is changed, and the penalty of the weights; absent if it is not. */
  readonly gradient?: string;
  /** A fingerprint of the factors of the training loss by image; absent if all are 1. */
  readonly sampleWeights?: string;
  readonly batchSize: number;
  readonly seed: number;
  readonly trainSize: number;
  /** See `dataFingerprint()`. */
  readonly trainData: string;
  /** 0 without validation images. */
  readonly validationSize: number;
}

/** Layer configuration that does not affect the computation: names and the initial state. */
const INCIDENTAL = new Set(['name', 'dtype', 'seed', 'batchInputShape']);

const FIELDS: readonly (readonly [keyof RunIdentity, string])[] = [
  ['optimizer', 'optimizer'],
  ['labelSmoothing', 'labelSmoothing'],
  ['loss', 'loss'],
  ['augmentation', 'augmentation'],
  ['normalization', 'normalization'],
  ['distillation', 'distillation'],
  ['freeze', 'list of frozen layers'],
  ['gradient', 'limit or penalty of the gradient'],
  ['sampleWeights', 'fingerprint of the weights of classes and images'],
  ['batchSize', 'batchSize'],
  ['seed', 'seed'],
  ['trainSize', 'number of training images'],
  ['trainData', 'fingerprint of the training images'],
  ['validationSize', 'number of validation images'],
];

/**
 * The identity of the run that these settings describe.
 * @param trainData the fingerprint of its training images; see `dataFingerprint()`.
 */
export function identify(settings: Settings, trainData: string): RunIdentity {
  const { train } = settings;
  return {
    layers: describeLayers(settings.model),
    optimizer: describeOptimizer(settings.optimizer),
    labelSmoothing: settings.labelSmoothing,
    ...(settings.loss !== 'cross-entropy' && { loss: settings.loss }),
    ...(settings.augmentation && { augmentation: describeFields(settings.augmentation.distortions) }),
    ...(settings.normalization !== 'none' && { normalization: settings.normalization }),
    ...(settings.distillation && { distillation: describeDistillation(settings.distillation) }),
    ...(settings.freeze && { freeze: [...settings.freeze].sort().join(' ') }),
    ...(Object.keys(settings.gradient).length > 0 && { gradient: describeFields(settings.gradient) }),
    ...(settings.sampleWeights && { sampleWeights: targetsFingerprint(settings.sampleWeights) }),
    batchSize: settings.batchSize,
    seed: settings.seed,
    trainSize: train.count,
    trainData,
    validationSize: settings.validation?.count ?? 0,
  };
}

/** The first difference between two runs in words, or undefined if they are the same run. */
export function firstDifference(saved: RunIdentity, current: RunIdentity): string | undefined {
  if (saved.layers.length !== current.layers.length) {
    return `its model has ${formatQuantity(saved.layers.length, 'layer')}, this one ${current.layers.length}`;
  }
  const layer = saved.layers.findIndex((line, index) => line !== current.layers[index]);
  if (layer >= 0)
    return `its layer ${layer + 1} is "${saved.layers[layer]}", here "${current.layers[layer]}"`;
  for (const [field, name] of FIELDS) {
    if (saved[field] !== current[field])
      return `its ${name} is ${saved[field] ?? 'none'}, here ${current[field] ?? 'none'}`;
  }
  return undefined;
}

function describeLayers(model: TrainableModel): string[] {
  const describe = (layer: SequentialLayer): string =>
    `${layer.getClassName()} ${describeFields(layer.getConfig())}`.trim();
  if (model.getClassName() === 'Sequential') return model.layers.map(describe);
  // A layer of a functional model also says which layers it takes, by their numbers; 0 is the input. Only tfjs has input layers.
  const layers = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const numbers = new Map(layers.map(({ name }, index) => [name, index + 1]));
  return layers.map((layer) => {
    const taken = (layer.inboundNodes ?? []).flatMap(({ inboundLayers }) => inboundLayers);
    return `${describe(layer)} of ${taken.map(({ name }) => numbers.get(name) ?? 0).join(' and ')}`;
  });
}

/**
 * Checkpoints contain this text, so its format must not change. The weight decay of `adam` is not part of it, nor are the decay
 * of kernels only and the classical momentum.
 */
function describeOptimizer(optimizer: ResolvedOptimizer): string {
  const { name, ...options } = optimizer;
  const entries = Object.entries(options).filter(
    ([key, value]) =>
      (name === 'adamw' || key !== 'weightDecay') &&
      !(key === 'decayScope' && value === 'kernels') &&
      !(key === 'nesterov' && value === false),
  );
  return `${name} ${describeFields(Object.fromEntries(entries))}`;
}

/** Checkpoints contain this text, so its format must not change. */
function describeDistillation({ targets, ...factors }: ResolvedDistillation): string {
  return describeFields({ ...factors, targets: targetsFingerprint(targets) });
}

/** `fields` as `a=1 b=2` in alphabetical order, without null and objects. */
function describeFields(fields: object): string {
  return Object.entries(fields)
    .filter(([name, value]) => !INCIDENTAL.has(name) && value !== null && value !== undefined)
    .filter(([, value]) => typeof value !== 'object' || Array.isArray(value))
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort()
    .join(' ');
}
