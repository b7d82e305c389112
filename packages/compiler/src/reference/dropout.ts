import type { DropoutLayer } from '../lower/network.js';

/** Which draw a mask comes from. */
export interface Draw {
  readonly seed: number;
  /** Steps taken before. */
  readonly step: number;
}

/**
 * What dropout multiplies the values of one sample by: 0, or 1 / (1 − rate). A function of the seed, the layer's place in
 * the network, the step, the sample's place in the batch and the unit (of an image counted channel, row, column) alone.
 */
export function dropoutMask(
  layer: DropoutLayer,
  index: number,
  sample: number,
  { seed, step }: Draw,
): Float64Array {
  const key = (Math.imul(seed, 0x9e3779b1) + index) | 0;
  const stepKey = mix(step ^ mix(key));
  const limit = Math.floor(layer.rate * 2 ** 32);
  const [rows, columns, channels] = typeof layer.output === 'number' ? [1, 1, layer.output] : layer.output;
  return Float64Array.from({ length: rows * columns * channels }, (_, place) => {
    const channel = place % channels;
    const unit = channel * rows * columns + (place - channel) / channels;
    const draw = mix((mix(sample + Math.imul(unit, 0x9e3779b1)) + stepKey) | 0) >>> 0;
    return draw < limit ? 0 : 1 / (1 - layer.rate);
  });
}

/** Wellons' lowbias32: a bijection of 32-bit words that mixes every bit into every other. */
function mix(word: number): number {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x7feb352d);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x846ca68b);
  return bits ^ (bits >>> 16);
}
