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
  conv2d: [
    2,
    'x: address, kernel: address, bias: address, offsets: address, y: address, taps, filters, height, width, xRow, yRow, yChannel, kernelRow',
  ],
  conv2dKernelGradient: [
    3,
    'x: address, dy: address, offsets: address, dKernel: address, taps, filters, height, width, xRow, dyRow, dyChannel, kernelRow',
  ],
  conv2dInputGradient: [
    4,
    'transposedKernel: address, dy: address, dx: address, filters, kernelHeight, kernelWidth, height, width, channels, dxHeight, dxWidth, padTop, padLeft, dyRow, dyChannel, dxRow, dxChannel, kernelRow',
  ],
  transposeKernel: [
    5,
    'pairs, kernel: address, transposed: address, channels, filters, kernelRow, transposedRow, rows',
  ],
  biasGradient: [6, 'dy: address, dBias: address, units, rows, columns: extent, dyRow, dyUnit'],
  activation: [7, 'kind, x: address, y: address, units, rows, columns: extent, xRow, xUnit, yRow, yUnit'],
  activationGradient: [
    8,
    'kind, y: address, dy: address, dx: address, units, rows, columns: extent, yRow, yUnit, dRow, dUnit',
  ],
  pool: [
    9,
    'isMax, x: address, y: address, channels, height, width, poolHeight, poolWidth, xRow, xChannel, yRow, yChannel',
  ],
  poolGradient: [
    10,
    'isMax, kind, y: address, top: address, dy: address, dx: address, channels, height, width, poolHeight, poolWidth, yRow, yChannel, topRow, topChannel, dyRow, dyChannel, dxRow, dxChannel',
  ],
  dropout: [
    11,
    'x: address, y: address, units, rows, columns: extent, xRow, xUnit, yRow, yUnit, groupsInColumns, key, drop, scale: float',
  ],
  flatten: [12, 'x: address, y: address, channels, rows, columns, xRow, xChannel, yUnit'],
  unflatten: [13, 'dy: address, dx: address, channels, rows, columns, dxRow, dxChannel, dyUnit'],
  dense: [
    14,
    'x: address, kernel: address, bias: address, y: address, inputs, outputs, xUnit, yUnit, kernelRow',
  ],
  denseInputGradient: [
    15,
    'kernel: address, dy: address, dx: address, inputs, outputs, dyUnit, dxUnit, kernelRow',
  ],
  denseKernelGradient: [
    16,
    'pairs, x: address, dy: address, dKernel: address, outputs, xUnit, dyUnit, kernelRow',
  ],
  denseBiasGradient: [17, 'pairs, dy: address, dBias: address, units, dyUnit'],
  crossEntropy: [
    18,
    'z: address, labels: address, dz: address, losses: address, hits: address, classes, zUnit, dzUnit, smoothing: float',
  ],
  softmax: [19, 'z: address, probabilities: address, classes, zUnit'],
  score: [20, 'pairs, losses: address, hits: address'],
  reduce: [21, 'pairs, pairBytes, parts: address, sum: address, stride'],
  adam: [
    22,
    'pairs, pairBytes, w: address, gradient: address, m: address, v: address, beta1: float, beta2: float, rest1: float, rest2: float, epsilon: float, decays',
  ],
  sgd: [23, 'pairs, pairBytes, w: address, gradient: address'],
  momentum: [24, 'pairs, pairBytes, w: address, gradient: address, m: address, momentum: float'],
  singleGather: [
    25,
    'image: address, y: address, rows, columns, channels, yRow, yPixel, scale: float, shift: float',
  ],
  singleConv2d: [
    26,
    'x: address, kernel: address, bias: address, offsets: address, y: address, taps, filters, height, width, xRow, xPixel, yRow, yPixel, kernelRow',
  ],
  singlePool: [
    27,
    'isMax, x: address, y: address, vectors, height, width, poolHeight, poolWidth, xRow, yRow',
  ],
  singleFlatten: [28, 'x: address, y: address, rows, columns, channels, xRow, xPixel'],
  singleDense: [29, 'x: address, kernel: address, bias: address, y: address, inputs, outputs, kernelRow'],
  spread: [30, 'x: address, y: address, units, yUnit'],
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
