import type { Layer } from './layer.js';

/** Means of size × size windows side by side, of activations of shape `[height, width, channels]`. */
export function averagePool(height: number, width: number, channels: number, size: number): Layer {
  const columns = width / size;
  /** The output that an input goes to. */
  const target = Uint32Array.from({ length: height * width * channels }, (_, at) => {
    const channel = at % channels;
    const x = Math.floor(at / channels) % width;
    const y = Math.floor(at / channels / width);
    return (Math.floor(y / size) * columns + Math.floor(x / size)) * channels + channel;
  });
  const share = 1 / size ** 2;
  return {
    parameters: [],
    forward(input) {
      const output = new Float64Array(target.length * share);
      target.forEach((to, from) => {
        output[to]! += input[from]! * share;
      });
      return output;
    },
    backward: (gradient) => Float64Array.from(target, (to) => gradient[to]! * share),
  };
}
