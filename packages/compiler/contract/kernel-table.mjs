/*
 * The kernel table: one entry per kernel that a program can call. The build generates from it
 *
 *   assembly/execute.generated.ts   the dispatch from an opcode to its kernel, which reads the operands
 *   assembly/kernels.generated.ts   the exports of the kernels
 *   src/contract.generated.ts       the types of the operands that a plan passes, and their encoding
 *
 * To add a kernel: add an entry here, write its file in assembly/kernels, and call it from a plan in src/plan. The build
 * fails unless the parameters of the kernel have the names and types of its operands, in any order.
 *
 *   part      the part that the kernel belongs to, a name of PARTS; absent for the base, which every program needs
 *   file      the kernel's file in assembly/kernels; the exported function has the name of the entry
 *   section   `groups`: runs on the lane groups of a block; `weights`: runs on a chunk of the weights, which are cut into
 *             `slices`, an operand of every such kernel
 *   operands  `name: kind`, in the order in which they are encoded; `int` where no kind is given
 *
 * The kinds:
 *
 *   int, float, flag   an i32, an f32, a boolean
 *   extent             a number of columns; BLOCK_COLUMNS (shared-layout.mjs) stands for the lane groups of the block
 *   ActivationKind     a value of an enum of shared-layout.mjs, by its name
 *   address            a place in the arena, which can depend on the thread or on the lane group
 *   image, matrix, …   an address with strides in bytes: see VIEWS
 *   groupOrder, …      supplied by the frame, not encoded: see SUPPLIED
 */

/** Addresses with strides: `x: image` gives a kernel `x`, `xRow` and `xChannel`. A plan passes them as one object. */
export const VIEWS = {
  image: { strides: ['row', 'channel'], doc: 'Images of one lane group: [channels][rows][columns] vectors.' },
  matrix: { strides: ['unit'], doc: 'Vectors of many samples: [units][lane groups] vectors.' },
  lines: {
    strides: ['row', 'unit'],
    doc: 'An image or a matrix for element-wise kernels: [units][rows][columns] vectors.',
  },
  weights: { strides: ['row'], doc: 'A weight, or its gradient: [rows][columns] floats.' },
  transformedImage: {
    strides: ['point', 'channel'],
    doc: 'A transformed image: [points][channels][pixels] vectors.',
  },
  transformedKernel: {
    strides: ['point', 'row'],
    doc: 'Transformed kernel weights: [points][rows][columns] floats.',
  },
  pixels: {
    strides: ['row', 'pixel'],
    doc: 'A single image: [rows][columns] pixels, their channels padded to whole vectors.',
  },
};

/** What the frame supplies: properties of Frame in assembly/frame.ts, with their AssemblyScript types. */
export const SUPPLIED = {
  groupOrder: 'usize',
  groupSamples: 'i32',
  blockColumns: 'i32',
  firstSample: 'i32',
  groups: 'i32',
  samples: 'i32',
  firstSlice: 'i32',
  endSlice: 'i32',
  step: 'i32',
  epoch: 'i32',
  strength: 'f32',
  rate: 'f32',
  correction: 'f32',
  keep: 'f32',
  score: 'usize',
};

/**
 * The parts besides the base. A part is a module of its own, which the first program that calls one of its kernels loads. So a
 * page downloads no kernels that its programs do not call.
 */
export const PARTS = {
  augmentation: 'The distortions of training images.',
  layers:
    'Convolutions with strides or dilation, depthwise convolutions, pooling of any window, zero padding, and rectifiers besides ReLU.',
  distillation: 'The loss of a student.',
  options:
    'Optimizers besides Adam and gradient descent, changes of the gradient, weights of samples, and inputs of floats.',
  lenet5Of1998: 'The layers and losses of the network of 1998, and its optimizer SDLM.',
};

export const KERNELS = {
  gather: {
    doc: 'Fetches the pixels of one lane group and scales them.',
    file: 'gather',
    section: 'groups',
    operands: `images: address, y: image, rows, columns, channels, scale: float, shift: float,
      order: groupOrder, samples: groupSamples`,
  },
  gatherFloats: {
    part: 'options',
    doc: 'Fetches the values of one lane group, which are floats, and scales them.',
    file: 'gather-floats',
    section: 'groups',
    operands: `images: address, y: image, rows, columns, channels, scale: float, shift: float,
      order: groupOrder, samples: groupSamples`,
  },
  border: {
    doc: 'Fills the border around the images of one lane group.',
    file: 'border',
    section: 'groups',
    operands: 'y: image, rows, columns, channels, top, left, bottom, right, value: float',
  },
  augment: {
    part: 'augmentation',
    doc: 'Fetches the pixels of one lane group, distorts each image at random, and scales them.',
    file: 'augment',
    section: 'groups',
    operands: `images: address, bordered: address, quads: address, field: address, y: image, rows, columns, channels,
      scale: float, shift: float, key, rotation: float, zoom: float, shear: float, translation: float, elastic: float,
      epoch: epoch, strength: strength, order: groupOrder, samples: groupSamples`,
  },
  transformInput: {
    doc: 'Transforms the input of a convolution: x̂ = B x.',
    file: 'convolution/transform-input',
    section: 'groups',
    operands: 'x: image, xStep, xHat: transformedImage, pieces, pieceBytes, channels, rows, tiles, tile',
  },
  conv2d: {
    doc: 'Multiplies the transformed input of a convolution by its transformed kernel: ŷ = Σ ŵ ∘ x̂.',
    file: 'convolution/conv2d',
    section: 'groups',
    operands: `xHat: transformedImage, kernelHat: transformedKernel, offsets: address, yHat: transformedImage,
      points, taps, filters, pixels`,
  },
  tableConv2d: {
    part: 'lenet5Of1998',
    doc: 'The same for a nested convolution with a connection table, and the gradient of its transformed input.',
    file: 'convolution/table-conv2d',
    section: 'groups',
    operands: `xHat: transformedImage, kernelHat: transformedKernel, connections: address, yHat: transformedImage,
      points, filters, pixels`,
  },
  columnConv2d: {
    doc: 'Multiplies the transformed input of one channel by a transformed kernel of 5 rows.',
    file: 'convolution/column-conv2d',
    section: 'groups',
    operands: `xHat: transformedImage, kernelHat: transformedKernel, yHat: transformedImage, filters, height, tiles`,
  },
  transformOutput: {
    doc: 'Transforms the products of a convolution back: y = Eᵀ ŷ + bias.',
    file: 'convolution/transform-output',
    section: 'groups',
    operands: 'yHat: transformedImage, bias: address, y: image, yStep, filters, height, width, tile',
  },
  transformOutputGradient: {
    doc: 'Transforms the gradient of the output of a convolution: dŷ = E dy.',
    file: 'convolution/transform-output',
    section: 'groups',
    operands: 'dy: image, dyStep, dyHat: transformedImage, filters, height, width, tile',
  },
  transformPooledGradient: {
    doc: 'Transforms the gradient of the output of a convolution, from that of a mean of 2 × 2 values of its tanh.',
    file: 'convolution/transform-output',
    section: 'groups',
    operands: 'y: image, dPooled: image, dyHat: transformedImage, filters, height, width',
  },
  conv2dKernelGradient: {
    doc: 'Computes the gradient of a transformed kernel from one lane group: dŵ = Σ x̂ ∘ dŷ.',
    file: 'convolution/conv2d-kernel-gradient',
    section: 'groups',
    operands: `xHat: transformedImage, dyHat: transformedImage, offsets: address, dKernelHat: transformedKernel,
      points, taps, filters, pixels`,
  },
  columnKernelGradient: {
    doc: 'The same for one channel and a kernel of 5 rows.',
    file: 'convolution/column-kernel-gradient',
    section: 'groups',
    operands: `xHat: transformedImage, dyHat: transformedImage, dKernelHat: transformedKernel, filters, height, tiles`,
  },
  conv2dInputGradient: {
    doc: 'Computes the gradient of the transformed input of a convolution: dx̂ = Σ ŵ ∘ dŷ.',
    file: 'convolution/conv2d-input-gradient',
    section: 'groups',
    operands: `kernelHat: transformedKernel, dyHat: transformedImage, dxHat: transformedImage,
      points, filters, kernelHeight, height, tiles, channels, dxHeight, padTop`,
  },
  transformInputGradient: {
    doc: 'Transforms the gradient of the input of a convolution back: dx = Bᵀ dx̂.',
    file: 'convolution/transform-input',
    section: 'groups',
    operands:
      'dxHat: transformedImage, dx: image, dxStep, pieces, pieceBytes, channels, rows, bytes, tiles, tile',
  },
  nestedInput: {
    doc: 'Transforms the input of a nested convolution: x̂ = B x Bᵀ.',
    file: 'convolution/nested',
    section: 'groups',
    operands: `x: image, xHat: transformedImage, scratch: address, pieces, pieceBytes, channels, rows,
      tiles, tile, columnTiles, columnTile`,
  },
  nestedProducts: {
    doc: 'Multiplies the transformed input of a nested convolution by its transformed kernel: ŷ = Σ ŵ ∘ x̂.',
    file: 'convolution/nested-products',
    section: 'groups',
    operands: `xHat: transformedImage, kernelHat: transformedKernel, yHat: transformedImage,
      points, channels, filters, pixels`,
  },
  nestedGradients: {
    doc: 'Computes the gradients of the transformed kernel and input of a nested convolution: dŵ = Σ x̂ ∘ dŷ, dx̂ = Σ ŵ ∘ dŷ.',
    file: 'convolution/nested-products',
    section: 'groups',
    operands: `xHat: transformedImage, kernelHat: transformedKernel, dyHat: transformedImage,
      offsets: address, dKernelHat: transformedKernel, dxHat: transformedImage, points, channels, filters, pixels`,
  },
  nestedOutput: {
    doc: 'Transforms the products of a nested convolution back: y = Eᵀ ŷ E + bias.',
    file: 'convolution/nested',
    section: 'groups',
    operands: `yHat: transformedImage, scratch: address, zeros: address, bias: address, y: image, filters, height, width,
      tiles, tile, columnTile`,
  },
  nestedOutputGradient: {
    doc: 'Transforms the gradient of the output of a nested convolution: dŷ = E dy Eᵀ.',
    file: 'convolution/nested',
    section: 'groups',
    operands: `dy: image, dyHat: transformedImage, scratch: address, filters, height, width, tiles, tile, columnTile`,
  },
  nestedInputGradient: {
    doc: 'Transforms the gradient of the input of a nested convolution back: dx = Bᵀ dx̂ B.',
    file: 'convolution/nested',
    section: 'groups',
    operands: `dxHat: transformedImage, scratch: address, dx: image, pieces, pieceBytes, channels, rows, top, height,
      tiles, tile, columnTiles, columnTile`,
  },
  transformKernel: {
    doc: 'Transforms kernel weights: ŵ = S E w.',
    file: 'convolution/transform-kernel',
    section: 'weights',
    operands: `kernel: weights, kernelHat: transformedKernel, scratch: address, isNested: flag,
      height, width, piece, channels,
      from: firstSlice, to: endSlice`,
  },
  transformKernelGradient: {
    doc: 'Sums the gradients of a transformed kernel over the lane groups and transforms them back: dw = Eᵀ S dŵ.',
    file: 'convolution/transform-kernel',
    section: 'weights',
    operands: `parts: transformedKernel, partStride, dKernel: weights, scratch: address, isNested: flag,
      height, width, piece, channels,
      groups: groups, from: firstSlice, to: endSlice`,
  },
  directConv2d: {
    part: 'layers',
    doc: 'Computes a convolution of any stride and dilation.',
    file: 'direct/conv2d',
    section: 'groups',
    operands: `x: address, kernel: weights, bias: address, offsets: address, places: address, y: image,
      taps, filters, pixels`,
  },
  directKernelGradient: {
    part: 'layers',
    doc: 'Computes the gradient of the kernel of such a convolution from one lane group.',
    file: 'direct/conv2d-kernel-gradient',
    section: 'groups',
    operands:
      'x: address, offsets: address, places: address, dy: image, dKernel: weights, taps, filters, pixels',
  },
  directInputGradient: {
    part: 'layers',
    doc: 'Computes the gradient of the input of such a convolution.',
    file: 'direct/conv2d-input-gradient',
    section: 'groups',
    operands: `kernel: weights, offsets: address, places: address, dy: image, dx: address, cleared: image,
      channels, bytes, taps, filters, pixels`,
  },
  depthwiseConv2d: {
    part: 'layers',
    doc: 'Computes a depthwise convolution.',
    file: 'direct/depthwise',
    section: 'groups',
    operands: `x: image, kernel: weights, bias: address, offsets: address, places: address, y: image,
      channels, multiplier, taps, pixels`,
  },
  depthwiseKernelGradient: {
    part: 'layers',
    doc: 'Computes the gradient of the kernel of a depthwise convolution from one lane group.',
    file: 'direct/depthwise',
    section: 'groups',
    operands: `x: image, offsets: address, places: address, dy: image, dKernel: weights,
      channels, multiplier, taps, pixels`,
  },
  depthwiseInputGradient: {
    part: 'layers',
    doc: 'Computes the gradient of the input of a depthwise convolution.',
    file: 'direct/depthwise',
    section: 'groups',
    operands: `kernel: weights, offsets: address, places: address, dy: image, dx: image, cleared: address,
      bytes, channels, multiplier, taps, pixels`,
  },
  singleDepthwiseConv2d: {
    part: 'layers',
    doc: 'Computes a depthwise convolution of a single image.',
    file: 'single/depthwise',
    section: 'groups',
    operands: `x: pixels, kernel: weights, bias: address, offsets: address, y: pixels,
      channels, multiplier, taps, height, width`,
  },
  biasGradient: {
    doc: 'Sums a gradient over the pixels and samples of one lane group.',
    file: 'bias-gradient',
    section: 'groups',
    operands: 'dy: lines, dBias: address, units, rows, columns: extent',
  },
  activation: {
    doc: 'Applies an activation function: y = f(x).',
    file: 'activation',
    section: 'groups',
    operands: 'kind: ActivationKind, x: lines, y: lines, units, rows, columns: extent',
  },
  activationGradient: {
    doc: 'Computes the gradient of the input of an activation: dx = dy · f′.',
    file: 'activation',
    section: 'groups',
    operands: 'kind: ActivationKind, y: lines, dy: lines, dx: lines, units, rows, columns: extent',
  },
  rectifier: {
    part: 'layers',
    doc: 'Applies a rectifier: y = f(x).',
    file: 'rectifier',
    section: 'groups',
    operands: 'kind: RectifierKind, alpha: float, x: lines, y: lines, units, rows, columns: extent',
  },
  rectifierGradient: {
    part: 'layers',
    doc: 'Computes the gradient of the input of a rectifier: dx = dy · f′.',
    file: 'rectifier',
    section: 'groups',
    operands: `kind: RectifierKind, alpha: float, value: lines, dy: lines, dx: lines, units, rows, columns: extent`,
  },
  copyLines: {
    part: 'layers',
    doc: 'Copies an image into another one.',
    file: 'copy-lines',
    section: 'groups',
    operands: 'x: lines, y: lines, units, rows, columns',
  },
  pool: {
    doc: 'Computes the mean or the maximum of each pooling window.',
    file: 'pool',
    section: 'groups',
    operands: 'isMax: flag, x: image, y: image, channels, height, width, poolHeight, poolWidth',
  },
  poolGradient: {
    doc: 'Computes the gradient of the input of a pooling and of the activation before it.',
    file: 'pool-gradient',
    section: 'groups',
    operands: `isMax: flag, kind: ActivationKind, y: image, top: image, dy: image, dx: image,
      channels, height, width, poolHeight, poolWidth`,
  },
  windowPool: {
    part: 'layers',
    doc: 'Computes the mean or the maximum of each pooling window, of any stride and padding.',
    file: 'window-pool',
    section: 'groups',
    operands: `isMax: flag, x: image, xStep, y: image, yStep, channels, rows, columns, height, width, poolHeight, poolWidth,
      strideY, strideX, padTop, padLeft`,
  },
  windowPoolGradient: {
    part: 'layers',
    doc: 'Computes the gradient of the input of a pooling of any stride and padding.',
    file: 'window-pool',
    section: 'groups',
    operands: `isMax: flag, x: image, top: image, dy: image, dx: image, channels, rows, columns, height, width,
      poolHeight, poolWidth, strideY, strideX, padTop, padLeft`,
  },
  subsample: {
    part: 'lenet5Of1998',
    doc: 'Multiplies the sum of each block by the coefficient of its channel and adds a bias.',
    file: 'subsample',
    section: 'groups',
    operands:
      'x: image, kernel: address, bias: address, y: image, channels, height, width, poolHeight, poolWidth',
  },
  subsampleGradient: {
    part: 'lenet5Of1998',
    doc: 'Computes the gradients of a subsampling from one lane group, and of the activation before it.',
    file: 'subsample',
    section: 'groups',
    operands: `kind: ActivationKind, x: image, kernel: address, dy: image, dx: image, dKernel: address, dBias: address,
      channels, height, width, poolHeight, poolWidth`,
  },
  dropout: {
    doc: 'Sets values to 0 by a random mask and scales the others.',
    file: 'dropout',
    section: 'groups',
    operands: `x: lines, y: lines, units, rows, columns: extent, columnsAreGroups: flag, key, drop, scale: float,
      step: step, first: firstSample`,
  },
  flatten: {
    doc: 'Copies the images of one lane group into a column of a matrix.',
    file: 'flatten',
    section: 'groups',
    operands: 'x: image, y: matrix, channels, rows, columns',
  },
  unflatten: {
    doc: 'Copies a column of a matrix into the images of one lane group.',
    file: 'flatten',
    section: 'groups',
    operands: 'dy: matrix, dx: image, channels, rows, columns',
  },
  dense: {
    doc: 'Computes a dense layer.',
    file: 'dense',
    section: 'groups',
    operands: 'x: matrix, kernel: weights, bias: address, y: matrix, inputs, outputs, columns: blockColumns',
  },
  denseInputGradient: {
    doc: 'Computes the gradient of the input of a dense layer.',
    file: 'dense-input-gradient',
    section: 'groups',
    operands: 'kernel: weights, dy: matrix, dx: matrix, inputs, outputs, columns: blockColumns',
  },
  denseKernelGradient: {
    doc: 'Computes the gradient of the kernel of a dense layer over the batch. A slice is two rows of the kernel.',
    file: 'dense-kernel-gradient',
    section: 'weights',
    operands: `x: matrix, dy: matrix, dKernel: weights, outputs,
      columns: groups, from: firstSlice, to: endSlice`,
  },
  denseBiasGradient: {
    doc: 'Sums the gradient of the output of a dense layer over the batch.',
    file: 'bias-gradient',
    section: 'weights',
    operands: 'dy: matrix, dBias: address, units, columns: groups',
  },
  rbf: {
    part: 'lenet5Of1998',
    doc: 'Computes the negative squared distances to the centers of radial basis function units.',
    file: 'rbf',
    section: 'groups',
    operands: 'x: matrix, centers: address, z: matrix, inputs, classes, columns: blockColumns',
  },
  rbfGradient: {
    part: 'lenet5Of1998',
    doc: 'Computes the gradient of the input of radial basis function units.',
    file: 'rbf',
    section: 'groups',
    operands: 'x: matrix, centers: address, dz: matrix, dx: matrix, inputs, classes, columns: blockColumns',
  },
  rbfCurvature: {
    part: 'lenet5Of1998',
    doc: 'Computes second derivatives of the loss with respect to the input of radial basis function units.',
    file: 'rbf-curvature',
    section: 'groups',
    operands: `x: matrix, centers: address, z: matrix, hx: matrix, inputs, classes, reject: float,
      isPenalty: flag`,
  },
  crossEntropy: {
    doc: 'Computes the cross-entropy of the softmax of the logits, its gradient, and the hits.',
    file: 'cross-entropy',
    section: 'groups',
    operands: `z: matrix, labels: address, dz: matrix, losses: address, hits: address, classes, smoothing: float,
      rejects: flag, reject: float,
      order: groupOrder, columns: blockColumns, first: firstSample, samples: samples`,
  },
  truePenalty: {
    part: 'lenet5Of1998',
    doc: 'Computes the negative logit of the true class as the loss, its gradient, and the hits.',
    file: 'true-penalty',
    section: 'groups',
    operands: `z: matrix, labels: address, dz: matrix, losses: address, hits: address, classes,
      order: groupOrder, columns: blockColumns, first: firstSample, samples: samples`,
  },
  distillation: {
    part: 'distillation',
    doc: 'Adds the distillation loss and its gradient to the cross-entropy.',
    file: 'distillation',
    section: 'groups',
    operands: `z: matrix, targets: address, dz: matrix, losses: address, classes, weight: float, temperature: float,
      order: groupOrder, columns: blockColumns, first: firstSample, samples: samples`,
  },
  weightSamples: {
    part: 'options',
    doc: 'Multiplies the losses and their gradients by the weights of the samples.',
    file: 'weight-samples',
    section: 'groups',
    operands: `weights: address, dz: matrix, losses: address, outputs,
      order: groupOrder, columns: blockColumns, first: firstSample, samples: samples`,
  },
  softmax: {
    doc: 'Computes class probabilities.',
    file: 'softmax',
    section: 'groups',
    operands:
      'z: matrix, probabilities: address, classes, rejects: flag, reject: float, columns: blockColumns',
  },
  penalties: {
    part: 'lenet5Of1998',
    doc: 'Writes the penalties of the classes: the negative logits.',
    file: 'softmax',
    section: 'groups',
    operands: 'z: matrix, y: address, classes, columns: blockColumns',
  },
  score: {
    doc: 'Sums the losses and hits of a step.',
    file: 'score',
    section: 'weights',
    operands: 'losses: address, hits: address, result: score, samples: samples',
  },
  scoreOne: {
    part: 'lenet5Of1998',
    doc: 'Copies the loss and the hit of a step of one sample.',
    file: 'score',
    section: 'groups',
    operands: 'losses: address, hits: address, result: score',
  },
  reduce: {
    doc: 'Sums a gradient over the lane groups.',
    file: 'reduce',
    section: 'weights',
    operands:
      'parts: address, partStride, sum: address, sliceBytes, groups: groups, from: firstSlice, to: endSlice',
  },
  mask: {
    part: 'lenet5Of1998',
    doc: 'Sets the gradients of absent connections to 0.',
    file: 'mask',
    section: 'weights',
    operands: 'gradient: address, bits: address, sliceBytes, from: firstSlice, to: endSlice',
  },
  adam: {
    doc: 'Updates a weight by Adam or AdamW.',
    file: 'adam',
    section: 'weights',
    operands: `w: address, gradient: address, m: address, v: address, sliceBytes,
      beta1: float, beta2: float, rest1: float, rest2: float, epsilon: float, decays: flag,
      rate: rate, correction: correction, keep: keep, from: firstSlice, to: endSlice`,
  },
  sgd: {
    doc: 'Updates a weight by gradient descent.',
    file: 'sgd',
    section: 'weights',
    operands: 'w: address, gradient: address, sliceBytes, rate: rate, from: firstSlice, to: endSlice',
  },
  momentum: {
    doc: 'Updates a weight by gradient descent with momentum.',
    file: 'sgd',
    section: 'weights',
    operands: `w: address, gradient: address, m: address, sliceBytes, mu: float,
      rate: rate, from: firstSlice, to: endSlice`,
  },
  nesterov: {
    part: 'options',
    doc: 'Updates a weight by gradient descent with Nesterov momentum.',
    file: 'sgd',
    section: 'weights',
    operands: `w: address, gradient: address, m: address, sliceBytes, mu: float,
      rate: rate, from: firstSlice, to: endSlice`,
  },
  rmsprop: {
    part: 'options',
    doc: 'Updates a weight by RMSProp.',
    file: 'rmsprop',
    section: 'weights',
    operands: `w: address, gradient: address, v: address, sliceBytes, decay: float, rest: float, epsilon: float,
      rate: rate, from: firstSlice, to: endSlice`,
  },
  rmspropMomentum: {
    part: 'options',
    doc: 'Updates a weight by RMSProp with momentum.',
    file: 'rmsprop',
    section: 'weights',
    operands: `w: address, gradient: address, m: address, v: address, sliceBytes, decay: float, rest: float,
      epsilon: float, mu: float, rate: rate, from: firstSlice, to: endSlice`,
  },
  regularize: {
    part: 'options',
    doc: 'Adds the gradient of the penalty of a weight, and computes the penalty of each slice.',
    file: 'regularize',
    section: 'weights',
    operands: `w: address, gradient: address, penalties: address, sliceBytes, l1: float, l2: float,
      from: firstSlice, to: endSlice`,
  },
  squareSums: {
    part: 'options',
    doc: 'Sums the squares of a gradient over each slice.',
    file: 'clip',
    section: 'weights',
    operands: 'gradient: address, sums: address, sliceBytes, from: firstSlice, to: endSlice',
  },
  gradientTotals: {
    part: 'options',
    doc: 'Computes the factor that limits the norm of the gradient, and adds the penalty to the loss of the step.',
    file: 'gradient-totals',
    section: 'weights',
    operands: `squares: address, squareCount, penalties: address, penaltyCount, norm: float, factor: address,
      result: score, samples: samples`,
  },
  scaleGradient: {
    part: 'options',
    doc: 'Multiplies a gradient by a factor.',
    file: 'clip',
    section: 'weights',
    operands: 'gradient: address, factor: address, sliceBytes, from: firstSlice, to: endSlice',
  },
  clipGradient: {
    part: 'options',
    doc: 'Limits the values of a gradient.',
    file: 'clip',
    section: 'weights',
    operands: 'gradient: address, sliceBytes, limit: float, from: firstSlice, to: endSlice',
  },
  singleGather: {
    doc: 'Scales the pixels of a single image.',
    file: 'single/gather',
    section: 'groups',
    operands: 'image: address, y: pixels, rows, columns, channels, scale: float, shift: float',
  },
  singleConv2d: {
    doc: 'Convolves a single image.',
    file: 'single/conv2d',
    section: 'groups',
    operands: `x: pixels, kernel: weights, bias: address, offsets: address, y: pixels, taps, filters, height, width`,
  },
  singlePool: {
    doc: 'Pools a single image.',
    file: 'single/pool',
    section: 'groups',
    operands: 'isMax: flag, x: pixels, y: pixels, height, width, poolHeight, poolWidth',
  },
  singleSubsample: {
    part: 'lenet5Of1998',
    doc: 'Subsamples a single image.',
    file: 'single/subsample',
    section: 'groups',
    operands: 'x: pixels, kernel: address, bias: address, y: pixels, height, width, poolHeight, poolWidth',
  },
  singleFlatten: {
    doc: 'Copies a single image into a vector.',
    file: 'single/flatten',
    section: 'groups',
    operands: 'x: pixels, y: address, rows, columns, channels',
  },
  singleDense: {
    doc: 'Computes a dense layer of a single sample.',
    file: 'single/dense',
    section: 'groups',
    operands: 'x: address, kernel: weights, bias: address, y: address, inputs, outputs',
  },
  broadcast: {
    doc: 'Copies a vector of a single sample into all four lanes of a column of a matrix.',
    file: 'single/broadcast',
    section: 'groups',
    operands: 'x: address, y: matrix, units',
  },
  firstLane: {
    part: 'lenet5Of1998',
    doc: 'Copies the first lane of a column of a matrix into a vector.',
    file: 'single/elementwise',
    section: 'groups',
    operands: 'x: matrix, y: address, units',
  },
  singleConv2dKernelGradient: {
    part: 'lenet5Of1998',
    doc: 'Computes the gradient of the kernel of a convolution from a single image.',
    file: 'single/conv2d-kernel-gradient',
    section: 'groups',
    operands: `x: pixels, offsets: address, dy: pixels, dKernel: weights, taps, filters, height, width`,
  },
  singleConv2dInputGradient: {
    part: 'lenet5Of1998',
    doc: 'Computes the gradient of the input of a convolution of a single image.',
    file: 'single/conv2d-input-gradient',
    section: 'groups',
    operands: `kernelT: address, dy: pixels, dx: pixels, kernelHeight, kernelWidth, filters, height, width`,
  },
  transposeKernel: {
    part: 'lenet5Of1998',
    doc: 'Transposes the kernel of a convolution, and squares it for second derivatives.',
    file: 'single/transpose-kernel',
    section: 'groups',
    operands: 'kernel: weights, kernelT: address, pixel, squared: flag, channels, taps, filters',
  },
  singleBiasGradient: {
    part: 'lenet5Of1998',
    doc: 'Sums a gradient over the pixels of a single image.',
    file: 'single/bias-gradient',
    section: 'groups',
    operands: 'dy: pixels, dBias: address, height, width',
  },
  singleSubsampleGradient: {
    part: 'lenet5Of1998',
    doc: 'Computes the gradients, or second derivatives, of a subsampling of a single image and of the activation before it.',
    file: 'single/subsample-gradient',
    section: 'groups',
    operands: `kind: ActivationKind, second: flag, x: pixels, kernel: address, dy: pixels, dx: pixels, dKernel: address,
      dBias: address, height, width, poolHeight, poolWidth`,
  },
  singleUnflatten: {
    part: 'lenet5Of1998',
    doc: 'Copies a vector into a single image.',
    file: 'single/flatten',
    section: 'groups',
    operands: 'y: address, x: pixels, rows, columns, channels',
  },
  singleDenseStep: {
    part: 'lenet5Of1998',
    doc: 'Computes the gradient of the input of a dense layer of a single sample, and updates its kernel.',
    file: 'single/dense-step',
    section: 'groups',
    operands: `x: address, kernel: weights, stepSizes: address, dy: address, dx: address, inputs, outputs,
      rate: rate`,
  },
  singleDenseCurvature: {
    part: 'lenet5Of1998',
    doc: 'Computes second derivatives of a dense layer of a single sample.',
    file: 'single/dense-step',
    section: 'groups',
    operands: `x: address, kernel: weights, sums: address, hy: address, hx: address, inputs, outputs`,
  },
  square: {
    part: 'lenet5Of1998',
    doc: 'Squares values.',
    file: 'single/elementwise',
    section: 'groups',
    operands: 'x: address, y: address, bytes',
  },
  accumulate: {
    part: 'lenet5Of1998',
    doc: 'Adds values to a sum.',
    file: 'single/elementwise',
    section: 'groups',
    operands: 'x: address, sum: address, bytes',
  },
  descend: {
    part: 'lenet5Of1998',
    doc: 'Updates a weight by gradient descent with a step size for each of its values.',
    file: 'single/elementwise',
    section: 'groups',
    operands: 'w: address, gradient: address, stepSizes: address, bytes, rate: rate',
  },
};
