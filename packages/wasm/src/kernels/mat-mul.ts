import {
  _FusedMatMul,
  BatchMatMul,
  broadcast_util,
  type NamedAttrMap,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { ShapeMismatchError } from '../wasm-errors.js';
import { activate, isPerColumn } from './activation.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/**
 * `a` [..., m, k] · `b` [..., k, n] → [..., m, n], with either side transposed as the attributes say, and outer dimensions
 * broadcast. The fused product also adds a bias, once, and applies an activation. Replaces tfjs's kernels, which are scalar
 * if a side is transposed, and which cache an operator that is packed for the first shape in which they saw a `b`.
 */
export const matMul: readonly TrainingKernel[] = [BatchMatMul, _FusedMatMul].map((kernelName) => ({
  kernelName,
  run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const { a, b, bias, preluActivationWeights } = inputs;
    if (!isNumeric(a) || !isNumeric(b)) return stock();
    const transposeA = attrs.transposeA === true;
    const transposeB = attrs.transposeB === true;
    const columns = b.shape.at(transposeB ? -2 : -1) ?? 0;
    const inKernel = a.dtype === 'float32' && isPerColumn(bias, columns);
    const added = inKernel ? bias : undefined;
    const product = multiply(heap, kernelName, { a, b, bias: added, transposeA, transposeB });
    return activate(heap, product, inKernel ? undefined : bias, preluActivationWeights, attrs);
  },
}));

function isNumeric({ dtype }: TensorInfo): boolean {
  return dtype === 'float32' || dtype === 'int32';
}

/** The sides of a product. */
interface Product {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias: TensorInfo | undefined;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

function multiply(heap: Heap, kernelName: string, product: Product): TensorInfo {
  const { a, b, bias, transposeA, transposeB } = product;
  const { m, n, k } = sizesOf(kernelName, product);
  const outer = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const isInt = a.dtype !== 'float32';
  const out = heap.output([...outer, m, n], isInt ? 'int32' : 'float32');
  const aBlocks = blockAddresses(heap.address(a), a.shape, outer);
  const bBlocks = blockAddresses(heap.address(b), b.shape, outer);
  const to = heap.address(out);
  const { kernels } = heap;
  const [aRow, aColumn] = transposeA ? [4, m * 4] : [k * 4, 4];
  const [bRow, bColumn] = transposeB ? [4, k * 4] : [n * 4, 4];
  // If both sides are transposed, a is transposed back first, so that both have the summed dimension last.
  const scratch = [transposeB ? 0 : k * 32, transposeA && transposeB ? m * k * 4 : 0];
  heap.withScratch(scratch, (panel = 0, transposed = 0) => {
    aBlocks.forEach((aAt, block) => {
      const bAt = bBlocks[block] ?? 0;
      const c = to + block * m * n * 4;
      if (isInt) {
        kernels.matMulInt(aAt, bAt, c, m, n, k, aRow, aColumn, bRow, bColumn);
      } else if (!transposeB) {
        kernels.matMul(aAt, bAt, bias, c, panel, m, n, k, aRow, aColumn);
      } else {
        if (transposeA) kernels.transpose(aAt, transposed, k, m);
        kernels.matMulTransposed(transposeA ? transposed : aAt, bAt, bias, c, m, n, k);
      }
    });
  });
  return out;
}

/** Sizes of a product: a is m × k and b is k × n. */
function sizesOf(
  kernelName: string,
  { a, b, transposeA, transposeB }: Product,
): { m: number; n: number; k: number } {
  const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [inner, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
  const refuse = (problem: string, remedy: string): never => {
    const shapes = `${transposeA ? 'a transposed' : 'a'} [${a.shape}], ${transposeB ? 'b transposed' : 'b'} [${b.shape}]`;
    throw new ShapeMismatchError(kernelName, problem, shapes, remedy);
  };
  if (a.shape.length < 2 || b.shape.length < 2) {
    refuse('an operand is not a matrix', 'use operands of rank 2 or more');
  }
  if (k !== inner) refuse('the inner dimensions differ', 'use as many columns of a as rows of b');
  if (a.dtype !== b.dtype) refuse(`a is ${a.dtype}, b is ${b.dtype}`, 'cast one of them');
  return { m, n, k };
}

/** The address of the input matrix for each matrix of the output, with the outer dimensions broadcast to `outer`. */
function blockAddresses(start: number, shape: readonly number[], outer: readonly number[]): number[] {
  const blockBytes = util.sizeFromShape(shape.slice(-2)) * 4;
  let addresses = [start];
  let stride = util.sizeFromShape(shape.slice(0, -2)) * blockBytes;
  const missing = outer.length - (shape.length - 2);
  outer.forEach((length, dimension) => {
    const own = dimension < missing ? 1 : (shape[dimension - missing] ?? 1);
    stride /= own;
    const step = own === 1 ? 0 : stride;
    addresses = addresses.flatMap((at) => Array.from({ length }, (_, index) => at + index * step));
  });
  return addresses;
}
