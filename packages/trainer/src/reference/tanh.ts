import type { Layer } from './layer.js';

/** y = tanh x, dx = dy · (1 − y²). */
export function tanh(): Layer {
  let made: Float64Array = new Float64Array();
  return {
    parameters: [],
    forward(input) {
      made = input.map(Math.tanh);
      return made;
    },
    backward: (gradient) => gradient.map((slope, index) => slope * (1 - made[index]! ** 2)),
  };
}
