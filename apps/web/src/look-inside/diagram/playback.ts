import type { Pass } from '../read-look-address.js';
import { LAYER_SIZES, UNIT_LAYERS, type UnitLayer } from '../unit.js';

/** Milliseconds that a layer takes in the forward pass. */
const DURATIONS: Readonly<Record<UnitLayer, number>> = {
  conv1: 4500,
  pool1: 1600,
  conv2: 3200,
  pool2: 1200,
  dense1: 1600,
  dense2: 1200,
  logits: 1200,
};

/** The backward pass is this much faster, because a reader has seen the places before. */
const BACKWARD_SPEED = 1.6;

/** A moment of a pass that is played. */
export interface PlayMoment {
  readonly pass: Pass;
  /** The layer that is being computed. */
  readonly layer: UnitLayer;
  /** How many of its positions are computed, from 0 to all of them. */
  readonly done: number;
  /** Positions of the layer: units of a map, or of a dense layer. */
  readonly positions: number;
}

/** The positions of a layer: units of one of its maps. */
export function positionsOf(layer: UnitLayer): number {
  const [height, width] = LAYER_SIZES[layer];
  return height * width;
}

/**
 * The moment of a pass after a time; undefined once the pass is over.
 *
 * @param milliseconds Since the pass was started.
 * @param still Whether a layer appears as a whole, for people who prefer less motion.
 */
export function momentAt(pass: Pass, milliseconds: number, still = false): PlayMoment | undefined {
  const [order, speed] = pass === 'forward' ? [UNIT_LAYERS, 1] : [[...UNIT_LAYERS].reverse(), BACKWARD_SPEED];
  let left = milliseconds * speed;
  for (const layer of order) {
    const positions = positionsOf(layer);
    if (left < DURATIONS[layer]) {
      const done = still ? positions : Math.floor((left / DURATIONS[layer]) * positions);
      return { pass, layer, done, positions };
    }
    left -= DURATIONS[layer];
  }
  return undefined;
}

/** How many positions of a layer are visible at a moment: all those of a layer that is done. */
export function visiblePositions({ pass, layer: current, done }: PlayMoment, layer: UnitLayer): number {
  const distance = UNIT_LAYERS.indexOf(layer) - UNIT_LAYERS.indexOf(current);
  if (distance === 0) return done;
  return distance < 0 === (pass === 'forward') ? positionsOf(layer) : 0;
}
