import type { KernelBuild } from '@lenet5/compiler';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type {
  History,
  LayersModel,
  ModelEvaluateArgs,
  ModelFitArgs,
  ModelFitDatasetArgs,
} from '@tensorflow/tfjs-layers';
import type { Values } from './data-tensors.js';

/** Options of `compileFit()`. */
export interface CompileFitOptions {
  /** Engine; auto is compiled if it supports the model and its loss and optimizer, else tfjs. Default auto. */
  readonly engine?: 'auto' | 'compiled' | 'tfjs';
  /** `auto`, the default, is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels?: KernelBuild | 'auto';
  /** Seed of dropout's masks. Default 42. The order of the samples is random, as in tfjs. */
  readonly seed?: number;
  /** The most samples of a batch of `fitDataset()`. Default 512. */
  readonly maxBatchSize?: number;
  /** Called with one line whenever the engine is chosen: which, and why not the compiled one. */
  readonly log?: (line: string) => void;
}

/** The arguments of `fit` of tfjs, with typed arrays, and with weights of samples, which only the compiled engine supports. */
export interface FastFitArgs extends Omit<ModelFitArgs, 'validationData' | 'sampleWeight'> {
  readonly validationData?: readonly [Values, Values];
  readonly sampleWeight?: Tensor | ArrayLike<number>;
}

/** A data set of `@tensorflow/tfjs-data`: its iterator yields `{ xs, ys }`. */
export type BatchDataset = Parameters<LayersModel['fitDataset']>[0];

/** The methods of a compiled model of tfjs, on a faster engine. */
export interface FastModel {
  /** The model. It gets the new weights after each epoch, before its callbacks. */
  readonly model: LayersModel;
  readonly engine: 'compiled' | 'tfjs';
  /** Why the engine is tfjs, in one line; undefined if it is the compiled one, or was requested. */
  readonly reason: string | undefined;
  /** Trains as `model.fit`. The state of the optimizer continues in the next call. */
  fit(x: Values, y: Values, args?: FastFitArgs): Promise<History>;
  /** Trains as `model.fitDataset`. */
  fitDataset(dataset: BatchDataset, args: ModelFitDatasetArgs<unknown>): Promise<History>;
  /** Scores as `model.evaluate`. */
  evaluate(x: Values, y: Values, args?: ModelEvaluateArgs): Scalar | Scalar[];
  /** Predicts as `model.predict`. */
  predict(x: Values, args?: { readonly batchSize?: number }): Tensor | Tensor[];
}
