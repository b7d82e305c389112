import { distort, UNDISTORTED } from '../digit/distort.js';
import { backward, lossOf } from '../explain/backward.js';
import { channelOf } from '../explain/feature-map.js';
import { type Activations, forward } from '../explain/forward.js';
import { gradientStep } from '../explain/gradient-step.js';
import { answerOf } from '../explain/nudge.js';
import type { Weights } from '../explain/weights.js';

/** The places of the nine parts of a digit, in rows. */
const PLACES = 3;

/** The side of a digit, in pixels. */
const SIDE = 28;

/** The answer to a digit that is turned by a quarter, and its probability. */
export function quarterTurn(pixels: Uint8Array, weights: Weights): { answer: number; probability: number } {
  const present = forward(distort(pixels, { ...UNDISTORTED, rotate: 90 }), weights);
  const answer = answerOf(present);
  return { answer, probability: present.probabilities[answer]! };
}

/** The unit of C1 with the largest value. */
export function bestMatch({ conv1 }: Activations): { channel: number; y: number; x: number; value: number } {
  const value = conv1.values.reduce((most, each) => Math.max(most, each), -1);
  const at = conv1.values.indexOf(value);
  const position = Math.floor(at / conv1.channels);
  return {
    channel: at % conv1.channels,
    y: Math.floor(position / conv1.width),
    x: position % conv1.width,
    value,
  };
}

/** How far the first map of C1 of a moved digit is from the moved map, and from the map as it was: the largest difference. */
export function movedMap(
  pixels: Uint8Array,
  weights: Weights,
  by: number,
): { fromMoved: number; fromSame: number } {
  const before = forward(pixels, weights).conv1;
  const after = forward(distort(pixels, { ...UNDISTORTED, shiftX: by }), weights).conv1;
  const [a, b] = [channelOf(before, 0), channelOf(after, 0)];
  let [fromMoved, fromSame] = [0, 0];
  for (const [at, value] of b.entries()) {
    const x = at % after.width;
    fromSame = Math.max(fromSame, Math.abs(value - a[at]!));
    if (x >= by) fromMoved = Math.max(fromMoved, Math.abs(value - a[at - by]!));
  }
  return { fromMoved, fromSame };
}

/** By how much the values of three layers change when a digit moves by one pixel, as a fraction of their size. */
export function changeOfLayers(
  pixels: Uint8Array,
  weights: Weights,
): Record<'conv1' | 'pool1' | 'pool2', number> {
  const before = forward(pixels, weights);
  const after = forward(distort(pixels, { ...UNDISTORTED, shiftX: 1 }), weights);
  const change = (layer: 'conv1' | 'pool1' | 'pool2'): number => {
    const [a, b] = [before[layer].values, after[layer].values];
    const norm = (values: Float64Array): number => Math.hypot(...values);
    return norm(a.map((value, at) => value - b[at]!)) / norm(a);
  };
  return { conv1: change('conv1'), pool1: change('pool1'), pool2: change('pool2') };
}

/** In which of nine parts of a digit, in rows, an occlusion map is largest, and how large. */
export function strongestPlace(map: Float64Array): { place: number; drop: number } {
  const drop = map.reduce((most, value) => Math.max(most, value), -1);
  const at = map.indexOf(drop);
  const part = (pixel: number): number => Math.floor((pixel * PLACES) / SIDE);
  return { place: PLACES * part(Math.floor(at / SIDE)) + part(at % SIDE), drop };
}

/** The loss of one digit before and after a step of gradient descent on this digit only. */
export function lossAfterStep(
  pixels: Uint8Array,
  weights: Weights,
  label: number,
  learningRate: number,
): { before: number; after: number } {
  const present = forward(pixels, weights);
  const stepped = gradientStep(weights, backward(present, weights, label), learningRate);
  return { before: lossOf(present, label), after: lossOf(forward(pixels, stepped), label) };
}
