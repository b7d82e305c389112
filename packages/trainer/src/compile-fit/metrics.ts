import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { innerModel } from './inner-model.js';
import type { FitLoss } from './targets.js';

/** A metric of tfjs: a value per sample, or one for the batch. */
type MetricFunction = (targets: Tensor, outputs: Tensor) => Tensor;

/** A metric of a model. */
export interface FitMetric {
  readonly compute: MetricFunction;
  /** Whether the program counts it. tfjs computes the others from the outputs. */
  readonly isCounted: boolean;
}

/** The metrics that a program counts, by its loss, with their names in the history. */
const COUNTED: Readonly<Record<FitLoss, readonly string[]>> = {
  categoricalCrossentropy: ['acc'],
  sparseCategoricalCrossentropy: ['acc'],
  binaryCrossentropy: ['acc', 'binaryAccuracy'],
  meanSquaredError: [],
};

/** The metrics that `model.compile()` was given, in the order of the history. tfjs lists their names after that of the loss. */
export function metricsOf(model: LayersModel, loss: FitLoss): FitMetric[] {
  const inner = innerModel(model);
  const {
    metricsTensors = [],
  }: { readonly metricsTensors?: readonly (readonly [MetricFunction, number])[] } = Object(inner);
  return metricsTensors.map(([compute], index) => ({
    compute,
    isCounted: COUNTED[loss].includes(inner.metricsNames[index + 1] ?? ''),
  }));
}
