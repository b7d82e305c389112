import { type Layer, parameter } from './layer.js';

/** y[u] = bias[u] + Σ x[i] · kernel[i, u]; the kernel is of shape `[inputs, units]`. */
export function dense(kernel: ArrayLike<number>, bias: ArrayLike<number>): Layer {
  const [weights, offsets] = [parameter(kernel), parameter(bias)];
  const units = bias.length;
  let seen: Float64Array = new Float64Array();
  return {
    parameters: [weights, offsets],
    forward(input) {
      seen = input;
      return offsets.values.map((offset, unit) =>
        input.reduce((sum, value, index) => sum + value * weights.values[index * units + unit]!, offset),
      );
    },
    backward(gradient) {
      gradient.forEach((slope, unit) => {
        offsets.gradient[unit]! += slope;
        seen.forEach((value, index) => {
          weights.gradient[index * units + unit]! += slope * value;
        });
      });
      return seen.map((_, index) =>
        gradient.reduce((sum, slope, unit) => sum + slope * weights.values[index * units + unit]!, 0),
      );
    },
  };
}
