import type { NormalizationLayer } from '../../../lower/network.js';
import { type Arena, roundUp } from '../../memory/arena.js';
import type { Buffer, Copies } from '../../memory/buffer.js';

/** The buffers of a batch normalization that is trained, each of one value per channel. */
export interface NormalizationPlan {
  /** The moments of each lane group: see assembly/kernels/normalization/channel-moments.ts. */
  readonly sums: Buffer;
  readonly deviations: Buffer;
  /** The statistics of the batch. Each thread has its own copy, with the same bits. */
  readonly mean: Buffer;
  readonly variance: Buffer;
  /** The gradients of γ and β from each lane group, and their sums, of which each thread has its own copy. */
  readonly gammaParts: Buffer;
  readonly betaParts: Buffer;
  readonly dGamma: Buffer;
  readonly dBeta: Buffer;
}

/** Allocates the buffers of a batch normalization. */
export function planNormalization(arena: Arena, layer: NormalizationLayer): NormalizationPlan {
  const { name } = layer;
  const channels = channelsOf(layer);
  const add = (what: string, copies: Copies): Buffer =>
    arena.add(`${what} ${name}`, `f32 [${channels}]`, roundUp(channels, 4) * 4, copies);
  return {
    sums: add('sums', 'group'),
    deviations: add('squared deviations', 'group'),
    mean: add('batch mean', 'thread'),
    variance: add('batch variance', 'thread'),
    gammaParts: add('gradients gamma', 'group'),
    betaParts: add('gradients beta', 'group'),
    dGamma: add('gradient sum gamma', 'thread'),
    dBeta: add('gradient sum beta', 'thread'),
  };
}

/** The number of channels or units that a batch normalization normalizes. */
export function channelsOf({ input }: NormalizationLayer): number {
  return typeof input === 'number' ? input : input[2];
}
