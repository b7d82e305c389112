import type { ConvolutionLayer } from '../lower/network.js';

/** y[oy][ox][f] = bias[f] + Σ x[oy + ky − top][ox + kx − left][c] · kernel[ky][kx][c][f], of one image. */
export function convolution(
  layer: ConvolutionLayer,
  x: Float64Array,
  kernel: Float64Array,
  bias: Float64Array | undefined,
): Float64Array {
  const [height, width, filters] = layer.output;
  const y = new Float64Array(height * width * filters);
  for (let place = 0; place < y.length; place++) y[place] = bias?.[place % filters] ?? 0;
  eachProduct(layer, (xAt, kernelAt, yAt) => {
    y[yAt]! += x[xAt]! * kernel[kernelAt]!;
  });
  return y;
}

/** Adds the gradients of kernel and bias, of one image, to those given. */
export function convolutionWeightGradients(
  layer: ConvolutionLayer,
  x: Float64Array,
  dy: Float64Array,
  dKernel: Float64Array,
  dBias: Float64Array | undefined,
): void {
  eachProduct(layer, (xAt, kernelAt, yAt) => {
    dKernel[kernelAt]! += x[xAt]! * dy[yAt]!;
  });
  if (!dBias) return;
  for (let place = 0; place < dy.length; place++) dBias[place % dBias.length]! += dy[place]!;
}

/** The gradient of the input, of one image. */
export function convolutionInputGradient(
  layer: ConvolutionLayer,
  dy: Float64Array,
  kernel: Float64Array,
): Float64Array {
  const [rows, columns, channels] = layer.input;
  const dx = new Float64Array(rows * columns * channels);
  eachProduct(layer, (xAt, kernelAt, yAt) => {
    dx[xAt]! += kernel[kernelAt]! * dy[yAt]!;
  });
  return dx;
}

/** Visits every product of a convolution, as places in x, kernel and y; taps that meet the border are no products. */
function eachProduct(
  { input, output, kernelSize, padding }: ConvolutionLayer,
  visit: (xAt: number, kernelAt: number, yAt: number) => void,
): void {
  const [rows, columns, channels] = input;
  const [height, width, filters] = output;
  const [kernelHeight, kernelWidth] = kernelSize;
  for (let oy = 0; oy < height; oy++) {
    for (let ox = 0; ox < width; ox++) {
      for (let ky = 0; ky < kernelHeight; ky++) {
        for (let kx = 0; kx < kernelWidth; kx++) {
          const row = oy + ky - padding.top;
          const column = ox + kx - padding.left;
          if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
          for (let c = 0; c < channels; c++) {
            for (let f = 0; f < filters; f++) {
              visit(
                (row * columns + column) * channels + c,
                ((ky * kernelWidth + kx) * channels + c) * filters + f,
                (oy * width + ox) * filters + f,
              );
            }
          }
        }
      }
    }
  }
}
