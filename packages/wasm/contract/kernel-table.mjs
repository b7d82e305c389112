/*
 * The kernel table: one entry per kernel that JavaScript calls on tfjs's heap. The build generates from it
 *
 *   assembly/kernels.generated.ts   the exports of the kernels
 *   src/contract.generated.ts       the signatures of the kernels in TypeScript
 *
 * To add a kernel: add an entry here, write its file in assembly/, and call it from src/kernels. The build fails unless the
 * parameters of the kernel have the names and types of its operands, in any order.
 *
 *   file      the kernel's file in assembly/; the exported function has the name of the entry
 *   operands  `name: kind`; `int` where no kind is given
 *
 * The kinds:
 *
 *   int, float   an i32, an f32
 *   tensor       the address of a tensor: TypeScript passes the tensor
 *   tensor?      the same, or 0: TypeScript passes the tensor, or undefined
 *   address      another address on the heap, in bytes
 *   Window       the address of a WindowRecord: see shared-layout.mjs
 *
 * A kernel that has a Window has its parameters in this order: inputs, output, window, scratch memory. So one function runs
 * all of them: runOnWindow() in src/kernels/window.ts.
 */
export const KERNELS = {
  adam: {
    doc: 'One Adam or AdamW step of one variable.',
    file: 'adam',
    operands: `weights: tensor, gradient: tensor, next: tensor, firstMoment: tensor, secondMoment: tensor, count,
      rate: float, beta1: float, beta2: float, rest1: float, rest2: float, correction1: float, correction2: float,
      epsilon: float, decay: float`,
  },
  avgPool: {
    doc: 'Average pooling.',
    file: 'pool',
    operands: 'x: tensor, y: tensor, window: Window',
  },
  avgPoolGrad: {
    doc: 'The gradient of average pooling.',
    file: 'avg-pool-grad',
    operands: 'dy: tensor, dx: tensor, window: Window',
  },
  columnSum: {
    doc: 'The sums of the columns of a matrix, each divided by `divisor`. `wide` is scratch memory for 4 · columns values.',
    file: 'column-sum',
    operands: 'x: tensor, sums: tensor, wide: address, rows, columns, divisor: float',
  },
  conv2d: {
    doc: 'A convolution. `bias`, `padded` and `wide` are 0 if not needed.',
    file: 'conv2d',
    operands: `x: tensor, w: tensor, bias: tensor?, y: tensor, window: Window, panels: address, padded: address,
      wide: address`,
  },
  conv2dBackpropFilter: {
    doc: 'The gradient of a convolution with respect to its filter. `padded` and `wideGradient` are 0 if not needed.',
    file: 'conv2d-backprop-filter',
    operands: `x: tensor, dy: tensor, dw: tensor, window: Window, partial: address, padded: address,
      wideGradient: address`,
  },
  conv2dBackpropInput: {
    doc: 'The gradient of a convolution with respect to its input.',
    file: 'conv2d-backprop-input',
    operands: 'dy: tensor, w: tensor, dx: tensor, window: Window, packed: address, row: address',
  },
  depthwiseBackpropFilter: {
    doc: 'The gradient of a depthwise convolution with respect to its filter. `repeated` is 0 if the multiplier is 1.',
    file: 'depthwise',
    operands: 'x: tensor, dy: tensor, dw: tensor, window: Window, repeated: address',
  },
  depthwiseBackpropInput: {
    doc: 'The gradient of a depthwise convolution with respect to its input. `repeated` is 0 if the multiplier is 1.',
    file: 'depthwise',
    operands: 'dy: tensor, w: tensor, dx: tensor, window: Window, repeated: address',
  },
  depthwiseConv2d: {
    doc: 'A depthwise convolution. `repeated` is 0 if the multiplier is 1.',
    file: 'depthwise',
    operands: 'x: tensor, w: tensor, y: tensor, window: Window, repeated: address',
  },
  gather: {
    doc: 'Copies slices by index.',
    file: 'gather',
    operands: 'x: tensor, indices: tensor, y: tensor, outer, extent, count, sliceBytes',
  },
  matMul: {
    doc: 'A matrix product. `bias` is 0 if not needed; `panel` is scratch memory for 8 · k values.',
    file: 'mat-mul',
    operands: 'a: address, b: address, bias: tensor?, c: address, panel: address, m, n, k, aRow, aColumn',
  },
  matMulInt: {
    doc: 'A matrix product of int32 values. The steps between rows and columns of a and b are in bytes.',
    file: 'mat-mul-int',
    operands: 'a: address, b: address, c: address, m, n, k, aRow, aColumn, bRow, bColumn',
  },
  matMulTransposed: {
    doc: 'A matrix product whose right side is transposed. `bias` is 0 if not needed.',
    file: 'mat-mul-transposed',
    operands: 'a: address, b: address, bias: tensor?, c: address, m, n, k',
  },
  maxPool: {
    doc: 'Max pooling.',
    file: 'pool',
    operands: 'x: tensor, y: tensor, window: Window',
  },
  maxPoolGrad: {
    doc: 'The gradient of max pooling.',
    file: 'max-pool-grad',
    operands: 'x: tensor, dy: tensor, dx: tensor, window: Window',
  },
  momentum: {
    doc: 'One step of gradient descent with momentum of one variable.',
    file: 'momentum',
    operands:
      'weights: tensor, gradient: tensor, next: tensor, moment: tensor, count, rate: float, mu: float',
  },
  segmentSum: {
    doc: 'Sums of segments of float32 values.',
    file: 'segment-sum',
    operands: 'x: tensor, ids: tensor, y: tensor, rows, columns, inner, segments',
  },
  segmentSumInt: {
    doc: 'Sums of segments of int32 values.',
    file: 'segment-sum',
    operands: 'x: tensor, ids: tensor, y: tensor, rows, columns, inner, segments',
  },
  softmaxGrad: {
    doc: 'The gradient of softmax over rows.',
    file: 'softmax-grad',
    operands: 'y: tensor, dy: tensor, dx: tensor, rows, classes',
  },
  tanh: {
    doc: 'The hyperbolic tangent. `constants` is scratch memory for 13 vectors.',
    file: 'tanh',
    operands: 'x: tensor, y: tensor, count, constants: address',
  },
  tanhGrad: {
    doc: 'The gradient of the hyperbolic tangent.',
    file: 'tanh-grad',
    operands: 'y: tensor, dy: tensor, dx: tensor, count',
  },
  transpose: {
    doc: 'Transposes a matrix.',
    file: 'transpose',
    operands: 'from: address, to: address, rows, columns',
  },
};
