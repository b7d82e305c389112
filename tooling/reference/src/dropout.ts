import { mix } from './mix.js';
import { type Tensor, zeros } from './tensor.js';

/**
 * Inverted dropout (Srivastava et al. 2014): multiplies by a mask of 0 and 1 / (1 − rate). The backward pass is the same
 * function: dx = dropout(dy, mask).
 *
 *     x, mask, y  have the same shape
 */
export function dropout<Shape extends readonly number[]>(
  x: Tensor<Shape>,
  mask: Tensor<Shape>,
): Tensor<Shape> {
  const y = zeros(x.shape);
  for (let at = 0; at < x.values.length; at++) y.values[at] = x.values[at]! * mask.values[at]!;
  return y;
}

/** What determines a dropout mask. */
export interface MaskKey {
  /** From 0 to less than 1. */
  readonly rate: number;
  /** An integer. */
  readonly seed: number;
  /** The layer's index in the network, from 0. */
  readonly layer: number;
  /** Steps taken before this one. */
  readonly step: number;
}

/**
 * The mask of one dropout layer in one step, as the compiled engine draws it: a hash of the seed, the layer, the step,
 * the sample's index in the batch, and the unit. It does not depend on earlier steps, so a resumed run draws the same
 * masks.
 *
 *     mask  [batch, units] or [batch, height, width, channels]; units of an image count channel, row, column
 */
export function dropoutMask<const Shape extends readonly [number, ...number[]]>(
  { rate, seed, layer, step }: MaskKey,
  shape: Shape,
): Tensor<Shape> {
  const mask = zeros(shape);
  const [batch] = shape;
  const channels = shape.length > 2 ? shape[shape.length - 1]! : 1;
  const units = mask.values.length / batch;
  const limit = Math.floor(rate * 2 ** 32);
  const key = mix(step ^ mix((Math.imul(seed, 0x9e3779b1) + layer) | 0));
  for (let b = 0; b < batch; b++) {
    for (let c = 0; c < channels; c++) {
      for (let place = 0; place < units / channels; place++) {
        const unit = c * (units / channels) + place;
        const draw = mix((mix(b + Math.imul(unit, 0x9e3779b1)) + key) | 0) >>> 0;
        mask.values[b * units + place * channels + c] = draw < limit ? 0 : 1 / (1 - rate);
      }
    }
  }
  return mask;
}
