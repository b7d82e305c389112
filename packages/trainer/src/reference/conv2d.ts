import { type Layer, parameter } from './layer.js';

/** Sizes of a convolution with valid padding and stride 1. */
export interface Conv2dSizes {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filters: number;
  readonly kernel: number;
}

/** The taps of a convolution: flat indices of the output, the input and the kernel that meet. */
function* taps({
  height,
  width,
  channels,
  filters,
  kernel,
}: Conv2dSizes): Generator<[number, number, number]> {
  const [rows, columns] = [height - kernel + 1, width - kernel + 1];
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++)
      for (let i = 0; i < kernel; i++)
        for (let j = 0; j < kernel; j++)
          for (let c = 0; c < channels; c++)
            for (let f = 0; f < filters; f++)
              yield [
                (y * columns + x) * filters + f,
                ((y + i) * width + x + j) * channels + c,
                ((i * kernel + j) * channels + c) * filters + f,
              ];
}

/**
 * y[r, s, f] = bias[f] + Σ x[r + i, s + j, c] · kernel[i, j, c, f].
 *
 * @param kernel Shape `[kernel, kernel, channels, filters]`.
 */
export function conv2d(sizes: Conv2dSizes, kernel: ArrayLike<number>, bias: ArrayLike<number>): Layer {
  const [weights, offsets] = [parameter(kernel), parameter(bias)];
  const table = Uint32Array.from([...taps(sizes)].flat());
  const places = (sizes.height - sizes.kernel + 1) * (sizes.width - sizes.kernel + 1);
  let seen: Float64Array = new Float64Array();
  return {
    parameters: [weights, offsets],
    forward(input) {
      seen = input;
      const output = Float64Array.from(
        { length: places * sizes.filters },
        (_, at) => offsets.values[at % sizes.filters] ?? 0,
      );
      for (let t = 0; t < table.length; t += 3) {
        output[table[t]!]! += input[table[t + 1]!]! * weights.values[table[t + 2]!]!;
      }
      return output;
    },
    backward(gradient) {
      const back = new Float64Array(seen.length);
      for (let t = 0; t < table.length; t += 3) {
        const [to, from, tap] = [table[t]!, table[t + 1]!, table[t + 2]!];
        back[from]! += gradient[to]! * weights.values[tap]!;
        weights.gradient[tap]! += gradient[to]! * seen[from]!;
      }
      gradient.forEach((slope, at) => {
        offsets.gradient[at % sizes.filters]! += slope;
      });
      return back;
    },
  };
}
