import type { ReadNode } from './node-reader.js';
import { readRbf, readSoftmin } from './read-1998.js';
import {
  readActivation,
  readElu,
  readGelu,
  readLeakyRelu,
  readLogSoftmax,
  readPRelu,
} from './read-activations.js';
import { readArithmetic, readSum } from './read-arithmetic.js';
import { readConv } from './read-convolutions.js';
import { readGemm, readMatMul } from './read-dense.js';
import { readBatchNormalization } from './read-normalization.js';
import { readGlobalPool, readPool, readReduction } from './read-pooling.js';
import { readNothing, readPad, readReshape, readTranspose } from './read-shapes.js';

/** The operators of the family, and those of `fuseOperators()`. */
export const OPERATORS: ReadonlyMap<string, ReadNode> = new Map(
  Object.entries({
    Conv: readConv,
    Gemm: readGemm,
    MatMul: readMatMul,
    BatchNormalization: readBatchNormalization,
    AveragePool: readPool('AveragePooling2D'),
    MaxPool: readPool('MaxPooling2D'),
    GlobalAveragePool: readGlobalPool('GlobalAveragePooling2D'),
    GlobalMaxPool: readGlobalPool('GlobalMaxPooling2D'),
    ReduceMean: readReduction('GlobalAveragePooling2D'),
    ReduceMax: readReduction('GlobalMaxPooling2D'),
    Relu: readActivation('relu'),
    Tanh: readActivation('tanh'),
    Sigmoid: readActivation('sigmoid'),
    Softplus: readActivation('softplus'),
    Gelu: readGelu,
    Elu: readElu,
    LeakyRelu: readLeakyRelu,
    PRelu: readPRelu,
    Softmax: readActivation('softmax'),
    LogSoftmax: readLogSoftmax,
    Flatten: readReshape,
    Reshape: readReshape,
    Squeeze: readReshape,
    Transpose: readTranspose,
    Pad: readPad,
    Add: readArithmetic,
    Sub: readArithmetic,
    Mul: readArithmetic,
    Div: readArithmetic,
    Sum: readSum,
    Dropout: readNothing,
    Identity: readNothing,
    Cast: readNothing,
    'lenet5.ScaledTanh': readActivation('scaledTanh'),
    'lenet5.Rbf': readRbf,
    'lenet5.Softmin': readSoftmin,
  }),
);
