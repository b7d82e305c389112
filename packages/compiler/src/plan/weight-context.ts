import type { ResolvedOptimizer, WeightSpec } from '@lenet5/core';
import { WINOGRAD_POINTS } from '../contract.generated.js';
import type { Network } from '../lower/network.js';
import { channelsOf } from './layers/normalization/normalization-plan.js';
import { type Arena, roundUp } from './memory/arena.js';
import { type Address, at, type Buffer } from './memory/buffer.js';
import { layOutWeights, type WeightMatrix } from './memory/weight-matrix.js';

/** The buffers of the weights of a network. */
export class WeightContext {
  readonly network: Network;
  readonly arena: Arena;
  readonly weights: readonly WeightMatrix[];
  readonly #noBias: Buffer;
  /** Ones, if a batch normalization has no γ. */
  readonly #noGamma: Buffer | undefined;
  readonly #weights: ReadonlyMap<WeightSpec, WeightMatrix>;

  /** @param optimizer undefined if the weights are not trained and have no gradients */
  constructor(network: Network, arena: Arena, optimizer: ResolvedOptimizer | undefined) {
    this.network = network;
    this.arena = arena;
    this.#weights = layOutWeights(arena, network, optimizer);
    this.weights = network.weights.map((weight) => this.weight(weight));
    const widest = Math.max(
      WINOGRAD_POINTS * 4,
      ...this.weights.map(({ row }) => row),
      ...channelBytes(network),
    );
    this.#noBias = arena.add('no bias', `f32 [${widest / 4}]`, widest);
    this.#noGamma = addOnes(arena, network);
  }

  /** The bias as an operand; zeros for a layer without one. */
  bias(bias: WeightSpec | undefined): Address {
    return at(bias ? this.weight(bias).value : this.#noBias);
  }

  /** The γ of a batch normalization as an operand; ones for a layer without one. */
  gamma(gamma: WeightSpec | undefined): Address {
    const buffer = gamma ? this.weight(gamma).value : this.#noGamma;
    if (!buffer) throw new RangeError('gamma has no plan');
    return at(buffer);
  }

  /** The buffers of a weight. */
  weight(weight: WeightSpec): WeightMatrix {
    const matrix = this.#weights.get(weight);
    if (!matrix) throw new RangeError(`${weight.name} has no buffer in the arena`);
    return matrix;
  }
}

/** Bytes of one float per channel of the output of each layer. */
function channelBytes({ layers }: Network): number[] {
  return layers.map(({ output }) => (typeof output === 'number' ? 0 : roundUp(output[2], 4) * 4));
}

/** Allocates the γ of the batch normalizations that have none. */
function addOnes(arena: Arena, { layers }: Network): Buffer | undefined {
  const channels = layers.flatMap((layer) =>
    layer.kind === 'batch-normalization' && !layer.gamma ? [channelsOf(layer)] : [],
  );
  if (channels.length === 0) return undefined;
  const ones = new Float32Array(roundUp(Math.max(...channels), 4)).fill(1);
  return arena.addTable('no gamma', new Int32Array(ones.buffer));
}
