export { execute } from './execute';
export { peak } from './peak';
export { begin, run } from './run';

/*
 * Only what is above is called from outside. Kernels are exported as well so that they stay functions of their own: asc
 * would inline what has one caller, and the engine would then share its registers out over the whole interpreter.
 */
export { adam } from './kernels/adam';
export { biasGradient } from './kernels/bias-gradient';
export { conv2d } from './kernels/convolution/conv2d';
export { conv2dInputGradient } from './kernels/convolution/conv2d-input-gradient';
export { conv2dKernelGradient } from './kernels/convolution/conv2d-kernel-gradient';
export { transformInput, transformInputGradient } from './kernels/convolution/transform-input';
export { transformKernel, transformKernelGradient, transposeKernel } from './kernels/convolution/transform-kernel';
export { transformOutput, transformOutputGradient } from './kernels/convolution/transform-output';
export { crossEntropy } from './kernels/cross-entropy';
export { dense } from './kernels/dense';
export { denseInputGradient } from './kernels/dense-input-gradient';
export { denseKernelGradient } from './kernels/dense-kernel-gradient';
export { dropout } from './kernels/dropout';
export { activation, activationGradient } from './kernels/activation';
export { flatten, unflatten } from './kernels/flatten';
export { gather } from './kernels/gather';
export { pool } from './kernels/pool';
export { poolGradient } from './kernels/pool-gradient';
export { reduce } from './kernels/reduce';
export { momentum, sgd } from './kernels/sgd';
export { singleConv2d } from './kernels/single/conv2d';
export { singleDense } from './kernels/single/dense';
export { singleGather } from './kernels/single/gather';
export { singlePool } from './kernels/single/pool';
export { softmax } from './kernels/softmax';
