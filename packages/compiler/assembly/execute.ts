import { Frame, StepRow } from './frame';
import { adam } from './kernels/adam';
import { biasGradient } from './kernels/bias-gradient';
import { conv2d } from './kernels/convolution/conv2d';
import { conv2dInputGradient } from './kernels/convolution/conv2d-input-gradient';
import { conv2dKernelGradient } from './kernels/convolution/conv2d-kernel-gradient';
import { transformInput, transformInputGradient } from './kernels/convolution/transform-input';
import { transformKernel, transformKernelGradient, transposeKernel } from './kernels/convolution/transform-kernel';
import { transformOutput, transformOutputGradient } from './kernels/convolution/transform-output';
import { crossEntropy } from './kernels/cross-entropy';
import { dense } from './kernels/dense';
import { denseInputGradient } from './kernels/dense-input-gradient';
import { denseKernelGradient } from './kernels/dense-kernel-gradient';
import { dropout } from './kernels/dropout';
import { activation, activationGradient } from './kernels/activation';
import { flatten, unflatten } from './kernels/flatten';
import { gather } from './kernels/gather';
import { pool } from './kernels/pool';
import { poolGradient } from './kernels/pool-gradient';
import { reduce } from './kernels/reduce';
import { score } from './kernels/score';
import { momentum, sgd } from './kernels/sgd';
import { singleConv2d } from './kernels/single/conv2d';
import { singleDense } from './kernels/single/dense';
import { singleFlatten } from './kernels/single/flatten';
import { singleGather } from './kernels/single/gather';
import { singlePool } from './kernels/single/pool';
import { spread } from './kernels/single/spread';
import { softmax } from './kernels/softmax';
import * as Opcode from './opcodes';

/** The next operand to read. Each thread has its own instance of this module, and so its own cursor. */
let cursor: usize = 0;
let frame: Frame = changetype<Frame>(0);

/** Runs one op where the frame says this thread is. */
export function execute(op: usize, at: Frame): void {
  cursor = op + 8;
  frame = at;
  switch (load<i32>(op)) {
    case Opcode.GATHER:
      return gather(address(), frame.order + (frame.group << 4), samples(), address(), int(), int(), int(), int(), int(), float(), float());
    case Opcode.TRANSFORM_INPUT:
      return transformInput(address(), address(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.CONV2D:
      return conv2d(address(), address(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.TRANSFORM_OUTPUT:
      return transformOutput(address(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.TRANSFORM_OUTPUT_GRADIENT:
      return transformOutputGradient(address(), address(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.CONV2D_KERNEL_GRADIENT:
      return conv2dKernelGradient(address(), address(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.CONV2D_INPUT_GRADIENT:
      return conv2dInputGradient(address(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.TRANSFORM_INPUT_GRADIENT:
      return transformInputGradient(address(), address(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.BIAS_GRADIENT:
      return biasGradient(address(), address(), int(), int(), extent(), int(), int());
    case Opcode.ACTIVATION:
      return activation(int(), address(), address(), int(), int(), extent(), int(), int(), int(), int());
    case Opcode.ACTIVATION_GRADIENT:
      return activationGradient(int(), address(), address(), address(), int(), int(), extent(), int(), int(), int(), int());
    case Opcode.POOL:
      return pool(int(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.POOL_GRADIENT:
      return poolGradient(int(), int(), address(), address(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.DROPOUT:
      return dropout(address(), address(), int(), int(), extent(), int(), int(), int(), int(), int(), int(), int(), float(), row().step, frame.group << 2);
    case Opcode.FLATTEN:
      return flatten(address(), address(), int(), int(), int(), int(), int(), int());
    case Opcode.UNFLATTEN:
      return unflatten(address(), address(), int(), int(), int(), int(), int(), int());
    case Opcode.DENSE:
      return dense(address(), address(), address(), address(), int(), int(), ownGroups(), int(), int(), int());
    case Opcode.DENSE_INPUT_GRADIENT:
      return denseInputGradient(address(), address(), address(), int(), int(), ownGroups(), int(), int(), int());
    case Opcode.CROSS_ENTROPY:
      return crossEntropy(address(), address(), frame.order + (frame.group << 4), address(), address(), address(), int(), ownGroups(), int(), int(), float(), frame.group << 2, frame.samples);
    case Opcode.SOFTMAX:
      return softmax(address(), address(), int(), ownGroups(), int());
    case Opcode.SINGLE_GATHER:
      return singleGather(address(), address(), int(), int(), int(), int(), int(), float(), float());
    case Opcode.SINGLE_CONV2D:
      return singleConv2d(address(), address(), address(), address(), address(), int(), int(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.SINGLE_POOL:
      return singlePool(int(), address(), address(), int(), int(), int(), int(), int(), int(), int());
    case Opcode.SINGLE_FLATTEN:
      return singleFlatten(address(), address(), int(), int(), int(), int(), int());
    case Opcode.SINGLE_DENSE:
      return singleDense(address(), address(), address(), address(), int(), int(), int());
    case Opcode.SPREAD:
      return spread(address(), address(), int(), int());
    default:
      return executeSlices(op);
  }
}

/** The ops on weights: the slices of one chunk. A single slice is in the last chunk. */
function executeSlices(op: usize): void {
  const slices = int();
  const from = (slices * frame.chunk) / frame.chunks;
  const to = (slices * (frame.chunk + 1)) / frame.chunks;
  if (from === to) return;
  switch (load<i32>(op)) {
    case Opcode.DENSE_KERNEL_GRADIENT:
      return denseKernelGradient(address(), address(), address(), int(), frame.groups, int(), int(), int(), from << 1, to << 1);
    case Opcode.DENSE_BIAS_GRADIENT:
      return biasGradient(address(), address(), int(), 1, frame.groups, 0, int());
    case Opcode.TRANSFORM_KERNEL:
      return transformKernel(address(), address(), int(), int(), int(), int(), int(), from, to);
    case Opcode.TRANSFORM_KERNEL_GRADIENT:
      return transformKernelGradient(address(), address(), frame.groups, int(), int(), int(), int(), int(), int(), from, to);
    case Opcode.TRANSPOSE_KERNEL:
      return transposeKernel(address(), address(), int(), int(), int(), int(), int(), int(), from, to);
    case Opcode.SCORE:
      return score(address(), address(), frame.row + offsetof<StepRow>('lossSum'), frame.samples);
  }
  const sliceBytes = int();
  const first = from * sliceBytes;
  const end = to * sliceBytes;
  switch (load<i32>(op)) {
    case Opcode.REDUCE:
      return reduce(address(), address(), frame.groups, int(), first, end);
    case Opcode.ADAM:
      return adam(address(), address(), address(), address(), first, end, float(), float(), float(), float(), float(), row().rate, row().correction, int() ? row().keep : 1);
    case Opcode.SGD:
      return sgd(address(), address(), first, end, row().rate);
    case Opcode.MOMENTUM:
      return momentum(address(), address(), address(), first, end, float(), row().rate);
    default:
      unreachable();
  }
}

function int(): i32 {
  const value = load<i32>(cursor);
  cursor += 4;
  return value;
}

function float(): f32 {
  const value = load<f32>(cursor);
  cursor += 4;
  return value;
}

/** An address is three words: a base, a stride, and the field of the frame that the stride is taken times. */
function address(): usize {
  const times = load<i32>(changetype<usize>(frame) + load<usize>(cursor, 8));
  const place = load<usize>(cursor) + times * load<i32>(cursor, 4);
  cursor += 12;
  return place;
}

/** A number of columns: 0 stands for the groups this thread takes. */
function extent(): i32 {
  const value = int();
  return value ? value : ownGroups();
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function ownGroups(): i32 {
  return frame.endGroup - frame.firstGroup;
}

/** How many samples the group at hand holds: 4, or fewer in the last. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function samples(): i32 {
  return min(4, frame.samples - (frame.group << 2));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function row(): StepRow {
  return changetype<StepRow>(frame.row);
}
