import { argmax } from '@lenet5/metrics';
import { type Activations, forward } from './forward.js';
import type { Weights } from './weights.js';

/** The most that a pixel is changed; 1 is full ink. */
export const MAX_NUDGE = 0.5;

/**
 * Changes every pixel a little in the direction that raises the loss: the fast gradient sign method (Goodfellow, Shlens &
 * Szegedy 2015), x + ε · sign(∂loss/∂x), limited to 0 to 255.
 *
 * @param pixels Shape `[28, 28]`, 0 (paper) to 255 (ink).
 * @param gradient The gradient of the loss with respect to the pixels.
 * @param strength ε, from 0 to 1.
 */
export function nudge(pixels: Uint8Array, gradient: ArrayLike<number>, strength: number): Uint8Array {
  return Uint8Array.from(pixels, (pixel, at) => {
    const changed = pixel + 255 * strength * Math.sign(gradient[at]!);
    return Math.round(Math.max(0, Math.min(255, changed)));
  });
}

/** The smallest nudge that changes an answer. */
export interface SmallestNudge {
  /** ε, from 0 to 1, in steps of 1/255. */
  readonly strength: number;
  /** The new answer. */
  readonly label: number;
}

/**
 * Finds the smallest nudge that changes the answer of a network; null if none up to {@link MAX_NUDGE} does. Yields after
 * each forward pass.
 */
export function* smallestNudge(
  pixels: Uint8Array,
  gradient: ArrayLike<number>,
  weights: Weights,
): Generator<undefined, SmallestNudge | null> {
  const answer = answerOf(forward(pixels, weights));
  for (let step = 1; step <= 255 * MAX_NUDGE; step++) {
    const strength = step / 255;
    const label = answerOf(forward(nudge(pixels, gradient, strength), weights));
    if (label !== answer) return { strength, label };
    yield;
  }
  return null;
}

/** The most probable class. */
export function answerOf({ probabilities }: Activations): number {
  return argmax(probabilities);
}
