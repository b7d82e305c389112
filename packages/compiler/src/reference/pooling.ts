import type { PoolingLayer } from '../lower/network.js';

/** The mean or the maximum of each window, of one image. */
export function pooling(layer: PoolingLayer, x: Float64Array): Float64Array {
  const [height, width, channels] = layer.output;
  return Float64Array.from({ length: height * width * channels }, (_, place) => {
    const values = windowOf(layer, place).map((at) => x[at]!);
    if (layer.kind === 'max-pooling') return Math.max(...values);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}

/** The gradient of the input: an even share each, or all of it to the first maximum, row by row. */
export function poolingGradient(layer: PoolingLayer, x: Float64Array, dy: Float64Array): Float64Array {
  const dx = new Float64Array(x.length);
  for (const [place, gradient] of dy.entries()) {
    const window = windowOf(layer, place);
    if (layer.kind === 'average-pooling') {
      for (const at of window) dx[at] = gradient / window.length;
    } else {
      const values = window.map((at) => x[at]!);
      dx[window[values.indexOf(Math.max(...values))]!] = gradient;
    }
  }
  return dx;
}

/** The places in x under an output's window, row by row. */
function windowOf({ input, output, poolSize }: PoolingLayer, place: number): number[] {
  const [, columns, channels] = input;
  const [, width] = output;
  const channel = place % channels;
  const column = ((place - channel) / channels) % width;
  const row = Math.floor(place / (channels * width));
  const [poolHeight, poolWidth] = poolSize;
  return Array.from({ length: poolHeight * poolWidth }, (_, at) => {
    const y = row * poolHeight + Math.floor(at / poolWidth);
    const x = column * poolWidth + (at % poolWidth);
    return (y * columns + x) * channels + channel;
  });
}
