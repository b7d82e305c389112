import type { Address } from './buffer.js';

/**
 * The kernels a plan may call: opcode, and operands in the order that assembly/execute.ts reads them. What they mean is
 * told by the kernels themselves, in assembly/kernels, one a file; rows, channels and units among them are strides in
 * bytes. An operand is a whole number unless it says: `address`, a place in the arena; `float`; or `extent`, a number of
 * columns, where {@link OWN_GROUPS} stands for as many as the thread has groups.
 */
export const KERNELS = {
  gather: [
    1,
    'images: address, y: address, rows, columns, channels, yRow, yChannel, scale: float, shift: float',
  ],
  transformInput: [
    2,
    'x: address, xHat: address, pieces, pieceBytes, channels, rows, tiles, tile, xRow, xChannel, hatPoint, hatChannel',
  ],
  conv2d: [
    3,
    'x: address, kernel: address, offsets: address, y: address, taps, filters, pixels, xPoint, kernelPoint, yPoint, yChannel, kernelRow',
  ],
  transformOutput: [
    4,
    'yHat: address, bias: address, y: address, filters, height, width, tile, hatPoint, hatChannel, yRow, yChannel',
  ],
  transformOutputGradient: [
    5,
    'dy: address, dyHat: address, filters, height, width, tile, dyRow, dyChannel, hatPoint, hatChannel',
  ],
  conv2dKernelGradient: [
    6,
    'x: address, dy: address, offsets: address, dKernel: address, taps, filters, pixels, xPoint, dyPoint, kernelPoint, dyChannel, kernelRow',
  ],
  conv2dInputGradient: [
    7,
    'transposedKernel: address, dy: address, dx: address, filters, kernelHeight, height, tiles, channels, dxHeight, padTop, dyPoint, dyChannel, dxPoint, dxChannel, kernelPoint, kernelRow',
  ],
  transformInputGradient: [
    8,
    'dxHat: address, dx: address, pieces, pieceBytes, channels, rows, columns, tiles, tile, hatPoint, hatChannel, dxRow, dxChannel',
  ],
  transformKernel: [
    9,
    'slices, kernel: address, kernelHat: address, width, piece, channels, kernelRow, hatPoint',
  ],
  transformKernelGradient: [
    10,
    'slices, parts: address, dKernel: address, stride, width, piece, channels, kernelRow, hatPoint',
  ],
  transposeKernel: [
    11,
    'slices, kernelHat: address, transposed: address, channels, filters, kernelRow, hatPoint, transposedRow, transposedPoint',
  ],
  biasGradient: [12, 'dy: address, dBias: address, units, rows, columns: extent, dyRow, dyUnit'],
  activation: [13, 'kind, x: address, y: address, units, rows, columns: extent, xRow, xUnit, yRow, yUnit'],
  activationGradient: [
    14,
    'kind, y: address, dy: address, dx: address, units, rows, columns: extent, yRow, yUnit, dRow, dUnit',
  ],
  pool: [
    15,
    'isMax, x: address, y: address, channels, height, width, poolHeight, poolWidth, xRow, xChannel, yRow, yChannel',
  ],
  poolGradient: [
    16,
    'isMax, kind, y: address, top: address, dy: address, dx: address, channels, height, width, poolHeight, poolWidth, yRow, yChannel, topRow, topChannel, dyRow, dyChannel, dxRow, dxChannel',
  ],
  dropout: [
    17,
    'x: address, y: address, units, rows, columns: extent, xRow, xUnit, yRow, yUnit, groupsInColumns, key, drop, scale: float',
  ],
  flatten: [18, 'x: address, y: address, channels, rows, columns, xRow, xChannel, yUnit'],
  unflatten: [19, 'dy: address, dx: address, channels, rows, columns, dxRow, dxChannel, dyUnit'],
  dense: [
    20,
    'x: address, kernel: address, bias: address, y: address, inputs, outputs, xUnit, yUnit, kernelRow',
  ],
  denseInputGradient: [
    21,
    'kernel: address, dy: address, dx: address, inputs, outputs, dyUnit, dxUnit, kernelRow',
  ],
  denseKernelGradient: [
    22,
    'slices, x: address, dy: address, dKernel: address, outputs, xUnit, dyUnit, kernelRow',
  ],
  denseBiasGradient: [23, 'slices, dy: address, dBias: address, units, dyUnit'],
  crossEntropy: [
    24,
    'z: address, labels: address, dz: address, losses: address, hits: address, classes, zUnit, dzUnit, smoothing: float',
  ],
  softmax: [25, 'z: address, probabilities: address, classes, zUnit'],
  score: [26, 'slices, losses: address, hits: address'],
  reduce: [27, 'slices, sliceBytes, parts: address, sum: address, stride'],
  adam: [
    28,
    'slices, sliceBytes, w: address, gradient: address, m: address, v: address, beta1: float, beta2: float, rest1: float, rest2: float, epsilon: float, decays',
  ],
  sgd: [29, 'slices, sliceBytes, w: address, gradient: address'],
  momentum: [30, 'slices, sliceBytes, w: address, gradient: address, m: address, momentum: float'],
  singleGather: [
    31,
    'image: address, y: address, rows, columns, channels, yRow, yPixel, scale: float, shift: float',
  ],
  singleConv2d: [
    32,
    'x: address, kernel: address, bias: address, offsets: address, y: address, taps, filters, height, width, xRow, xPixel, yRow, yPixel, kernelRow',
  ],
  singlePool: [
    33,
    'isMax, x: address, y: address, vectors, height, width, poolHeight, poolWidth, xRow, yRow',
  ],
  singleFlatten: [34, 'x: address, y: address, rows, columns, channels, xRow, xPixel'],
  singleDense: [35, 'x: address, kernel: address, bias: address, y: address, inputs, outputs, kernelRow'],
  spread: [36, 'x: address, y: address, units, yUnit'],
} as const;

/** As an extent: the groups that the thread at work takes. */
export const OWN_GROUPS = 0;

/** As a `kind`: an activation, or none. Numbers as in assembly/kernels/activation-kind.ts. */
export const ACTIVATION_KINDS = { none: 0, tanh: 1, sigmoid: 2, relu: 3 } as const;

/** Name of a kernel. */
export type KernelName = keyof typeof KERNELS;

type One<S extends string> = S extends `${infer Name}: address`
  ? { readonly [key in Name]: Address }
  : S extends `${infer Name}: ${string}`
    ? { readonly [key in Name]: number }
    : { readonly [key in S]: number };

type All<S extends string> = S extends `${infer First}, ${infer Rest}` ? One<First> & All<Rest> : One<S>;

/** The operands a kernel wants, by name. */
export type Operands<K extends KernelName> = All<(typeof KERNELS)[K][1]>;

/** How an operand is written into a program. */
export type OperandType = 'address' | 'extent' | 'float' | 'int';

/** A kernel's operands, in order. */
export function operandsOf(kernel: KernelName): { name: string; type: OperandType }[] {
  return KERNELS[kernel][1].split(', ').map((operand) => {
    const [name = '', type = 'int'] = operand.split(': ');
    return { name, type: type === 'address' || type === 'extent' || type === 'float' ? type : 'int' };
  });
}
