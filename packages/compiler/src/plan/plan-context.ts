import type { ResolvedDistortions, ResolvedGradient, ResolvedOptimizer, WeightSpec } from '@lenet5/core';
import type { ConvolutionLayer, Network, NormalizationLayer, RbfLayer } from '../lower/network.js';
import { type GradientSums, planGradientSums } from './gradient-sums.js';
import { type LayerPlan, needsBatch, planLayers } from './layer-plan.js';
import { type ConvolutionPlan, planConvolution } from './layers/convolution/convolution-plan.js';
import { type DirectLayer, type DirectPlan, planDirect } from './layers/direct/direct-plan.js';
import { type NormalizationPlan, planNormalization } from './layers/normalization/normalization-plan.js';
import { addCenters } from './layers/rbf-centers.js';
import { Arena } from './memory/arena.js';
import type { Buffer } from './memory/buffer.js';
import { isTrainable, type TrainableMatrix, type WeightMatrix } from './memory/weight-matrix.js';
import { WeightContext } from './weight-context.js';

/** Options of a plan. */
export interface PlanOptions {
  readonly optimizer: ResolvedOptimizer;
  /** Samples per step. */
  readonly batchSize: number;
  readonly threads: number;
  readonly labelSmoothing: number;
  readonly loss: 'cross-entropy' | 'mse';
  /** A pixel becomes pixel · scale + shift. */
  readonly scale: number;
  readonly shift: number;
  /** Seed of the dropout masks and of the augmentation. */
  readonly seed: number;
  /** How training images are distorted; undefined if they are not. */
  readonly augmentation: ResolvedDistortions | undefined;
  /** Weight and temperature of the distillation loss; undefined without soft targets. */
  readonly distillation?: { readonly weight: number; readonly temperature: number } | undefined;
  /** How the gradient is changed before the optimizer uses it; undefined if it is not. */
  readonly gradient?: ResolvedGradient | undefined;
  /** Whether the losses of the training images have factors. Default false. */
  readonly hasSampleWeights?: boolean;
  /** Whether the images are floats instead of bytes. Default false. */
  readonly hasFloatInputs?: boolean;
  /** Whether a training step keeps the outputs of its samples. Default false. */
  readonly keepsOutputs?: boolean;
  /** Images of the training set; 0 if there is none. */
  readonly trainCount: number;
  /** Whether the memory has only a window of the training images, those of one run. Default false. */
  readonly isStreamed?: boolean;
}

/** The buffers that the programs of a plan refer to: values, weights, and what convolutions need. */
export class PlanContext extends WeightContext {
  readonly options: PlanOptions;
  /** The most lane groups (4 samples each) of a step. */
  readonly groups: number;
  readonly layers: readonly LayerPlan[];
  /** The sums over the slices of the weights; undefined if a step needs none. */
  readonly gradientSums: GradientSums | undefined;
  readonly #convolutions = new Map<ConvolutionLayer, ConvolutionPlan>();
  readonly #directs = new Map<DirectLayer, DirectPlan>();
  readonly #parts = new Map<WeightSpec, Buffer>();
  readonly #normalizations = new Map<NormalizationLayer, NormalizationPlan>();
  readonly #centers = new Map<RbfLayer, Buffer>();

  constructor(network: Network, options: PlanOptions, groups: number) {
    super(network, new Arena(groups, options.threads), options.optimizer);
    this.options = options;
    this.groups = groups;
    this.layers = planLayers(this.arena, network, groups);
    for (const plan of this.layers) this.#addBuffers(plan);
    const weightOf = (weight: WeightSpec): WeightMatrix => this.weight(weight);
    this.gradientSums = planGradientSums(this.arena, network, weightOf, options.gradient);
  }

  /** The buffers of a weight that has a gradient. */
  trainable(weight: WeightSpec): TrainableMatrix {
    const matrix = this.weight(weight);
    if (!isTrainable(matrix)) throw new RangeError(`${weight.name} has no gradient`);
    return matrix;
  }

  /** The buffers of a convolution. */
  convolution(layer: ConvolutionLayer): ConvolutionPlan {
    return found(this.#convolutions.get(layer), layer.name);
  }

  /** The tables of a direct or depthwise convolution. */
  direct(layer: DirectLayer): DirectPlan {
    return found(this.#directs.get(layer), layer.name);
  }

  /** The gradients of a weight of a direct convolution or a subsampling, one copy per lane group, in the layout of the weight. */
  parts(weight: WeightSpec): Buffer {
    return found(this.#parts.get(weight), weight.name);
  }

  /** The buffers of a batch normalization; undefined if it is frozen and uses its moving averages in training, too. */
  normalization(layer: NormalizationLayer): NormalizationPlan | undefined {
    return this.#normalizations.get(layer);
  }

  /** The centers of radial basis function units. */
  centers(layer: RbfLayer): Buffer {
    return found(this.#centers.get(layer), layer.name);
  }

  #addBuffers(plan: LayerPlan): void {
    const { layer } = plan;
    if (layer.kind === 'convolution') {
      const bias = layer.bias && this.weight(layer.bias);
      const kernel = this.weight(layer.kernel);
      this.#convolutions.set(layer, planConvolution(this.arena, layer, plan, kernel, bias));
    } else if (layer.kind === 'direct-convolution' || layer.kind === 'depthwise-convolution') {
      this.#directs.set(layer, planDirect(this.arena, layer, plan));
      this.#addParts(layer.kernel, layer.bias);
    } else if (layer.kind === 'subsampling') {
      this.#addParts(layer.kernel, layer.bias);
    } else if (layer.kind === 'batch-normalization') {
      if (needsBatch(layer, this.network))
        this.#normalizations.set(layer, planNormalization(this.arena, layer));
    } else if (layer.kind === 'rbf') {
      this.#centers.set(layer, addCenters(this.arena, layer));
    }
  }

  #addParts(...weights: readonly (WeightSpec | undefined)[]): void {
    for (const weight of weights) {
      if (!weight) continue;
      const { rows, columns, slices, sliceBytes } = this.weight(weight);
      const layout = rows === 1 ? `f32 [${columns}]` : `f32 [${rows}][${columns}]`;
      this.#parts.set(
        weight,
        this.arena.add(`gradients ${weight.name}`, layout, slices * sliceBytes, 'group'),
      );
    }
  }
}

function found<T>(plan: T | undefined, name: string): T {
  if (plan === undefined) throw new RangeError(`${name} has no plan`);
  return plan;
}
