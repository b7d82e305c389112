import { emptyMap, type FeatureMap } from './feature-map.js';

/** Side of the pooling windows. */
const POOL = 2;

/** The mean of each 2×2 window, windows side by side. */
export function averagePool(input: FeatureMap): FeatureMap {
  const output = emptyMap(input.height / POOL, input.width / POOL, input.channels);
  eachPixel(input, output.width, (from, to) => {
    output.values[to]! += input.values[from]! / POOL ** 2;
  });
  return output;
}

/** Its backward pass: each of the four pixels gets a quarter of the window's gradient. */
export function averagePoolBackward(input: FeatureMap, dOutput: FeatureMap): FeatureMap {
  const dInput = emptyMap(input.height, input.width, input.channels);
  eachPixel(input, dOutput.width, (from, to) => {
    dInput.values[from] = dOutput.values[to]! / POOL ** 2;
  });
  return dInput;
}

/** Calls `visit` for every value of `input` with its place and that of its window. */
function eachPixel(input: FeatureMap, outputWidth: number, visit: (from: number, to: number) => void): void {
  const { height, width, channels } = input;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const window = Math.floor(y / POOL) * outputWidth + Math.floor(x / POOL);
      for (let c = 0; c < channels; c++) visit((y * width + x) * channels + c, window * channels + c);
    }
  }
}
