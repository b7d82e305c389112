import type { ResolvedDistortions, ResolvedOptimizer, WeightSpec } from '@lenet5/core';
import { WINOGRAD_POINTS } from '../contract.generated.js';
import type { ConvolutionLayer, Network, RbfLayer, SubsamplingLayer } from '../lower/network.js';
import { Arena } from './arena.js';
import { type Address, at, type Buffer } from './buffer.js';
import { type ConvolutionPlan, planConvolution } from './convolution/convolution-plan.js';
import { type LayerPlan, planLayers } from './layer-plan.js';
import { addCenters } from './rbf-centers.js';
import { planSubsampling, type SubsamplingPlan } from './subsampling-plan.js';
import { layOutWeights, type WeightMatrix } from './weight-matrix.js';

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
  /** Images of the training set; 0 if there is none. */
  readonly trainCount: number;
}

/** The buffers that the programs of a plan refer to: values, weights, and what convolutions need. */
export class PlanContext {
  readonly network: Network;
  readonly options: PlanOptions;
  /** The most lane groups (4 samples each) of a step. */
  readonly groups: number;
  readonly arena: Arena;
  readonly weights: readonly WeightMatrix[];
  readonly layers: readonly LayerPlan[];
  readonly #noBias: Buffer;
  readonly #weights: ReadonlyMap<WeightSpec, WeightMatrix>;
  readonly #convolutions = new Map<ConvolutionLayer, ConvolutionPlan>();
  readonly #subsamplings = new Map<SubsamplingLayer, SubsamplingPlan>();
  readonly #centers = new Map<RbfLayer, Buffer>();

  constructor(network: Network, options: PlanOptions, groups: number) {
    this.network = network;
    this.options = options;
    this.groups = groups;
    this.arena = new Arena(groups, options.threads);
    this.#weights = layOutWeights(this.arena, network, options.optimizer);
    this.weights = network.weights.map((weight) => this.weight(weight));
    const widest = Math.max(WINOGRAD_POINTS * 4, ...this.weights.map(({ row }) => row));
    this.#noBias = this.arena.add('no bias', `f32 [${widest / 4}]`, widest);
    this.layers = planLayers(this.arena, network, groups);
    for (const plan of this.layers) this.#addBuffers(plan);
  }

  /** The bias as an operand; zeros for a layer without one. */
  bias(bias: WeightSpec | undefined): Address {
    return at(bias ? this.weight(bias).value : this.#noBias);
  }

  /** The buffers of a weight. */
  weight(weight: WeightSpec): WeightMatrix {
    const matrix = this.#weights.get(weight);
    if (!matrix) throw new RangeError(`${weight.name} has no buffer in the arena`);
    return matrix;
  }

  /** The buffers of a convolution. */
  convolution(layer: ConvolutionLayer): ConvolutionPlan {
    return found(this.#convolutions.get(layer), layer.name);
  }

  /** The buffers of a subsampling. */
  subsampling(layer: SubsamplingLayer): SubsamplingPlan {
    return found(this.#subsamplings.get(layer), layer.name);
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
    } else if (layer.kind === 'subsampling') {
      this.#subsamplings.set(layer, planSubsampling(this.arena, layer));
    } else if (layer.kind === 'rbf') {
      this.#centers.set(layer, addCenters(this.arena, layer));
    }
  }
}

function found<T>(plan: T | undefined, name: string): T {
  if (plan === undefined) throw new RangeError(`${name} has no plan`);
  return plan;
}
