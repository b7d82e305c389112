import {
  _FusedMatMul,
  BatchMatMul,
  broadcast_util,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { extent, input } from '../tensor-info.js';
import { ShapeMismatchError } from '../wasm-errors.js';
import { activate } from './activation.js';
import type { TrainingKernel } from './training-kernel.js';

/**
 * `a` [..., m, k] · `b` [..., k, n] → [..., m, n], with either side transposed as the attributes say, and outer dimensions
 * broadcast. Replaces tfjs's kernel, which is scalar if a side is transposed, and which caches an operator that is packed
 * for the first shape in which it saw a `b`.
 */
export const batchMatMul: TrainingKernel = {
  kernelName: BatchMatMul,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const a = input(inputs, 'a');
    const b = input(inputs, 'b');
    if (!isNumeric(a) || !isNumeric(b)) return stock();
    return multiply(heap, this.kernelName, { a, b, bias: 0, ...transpositions(attrs) });
  },
};

/** The same with a bias, added once, and an activation. */
export const fusedMatMul: TrainingKernel = {
  kernelName: _FusedMatMul,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const a = input(inputs, 'a');
    const b = input(inputs, 'b');
    if (!isNumeric(a) || !isNumeric(b)) return stock();
    const { bias } = inputs;
    const sides = transpositions(attrs);
    const columns = b.shape.at(sides.transposeB ? -2 : -1) ?? 0;
    const inKernel =
      a.dtype === 'float32' && bias?.shape.at(-1) === columns && extent(bias.shape) === columns;
    const biasAt = inKernel && bias ? heap.address(bias) : 0;
    const product = multiply(heap, this.kernelName, { a, b, bias: biasAt, ...sides });
    return activate(heap, product, inKernel ? undefined : bias, inputs.preluActivationWeights, attrs);
  },
};

function isNumeric({ dtype }: TensorInfo): boolean {
  return dtype === 'float32' || dtype === 'int32';
}

/** The sides of a product. `bias` is an address, or 0. */
interface Product {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

function transpositions(attrs: NamedAttrMap): Pick<Product, 'transposeA' | 'transposeB'> {
  return { transposeA: attrs.transposeA === true, transposeB: attrs.transposeB === true };
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
      const operands = { b: bBlocks[block] ?? 0, c: to + block * m * n * 4, m, n, k };
      if (isInt) {
        kernels.matMulInt({ a: aAt, ...operands, aRow, aColumn, bRow, bColumn });
      } else if (!transposeB) {
        kernels.matMul({ a: aAt, ...operands, bias, panel, aRow, aCol: aColumn });
      } else {
        if (transposeA) kernels.transpose({ from: aAt, to: transposed, rows: k, columns: m });
        kernels.matMulTransposed({ a: transposeA ? transposed : aAt, ...operands, bias });
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
  const shapes = `${transposeA ? 'a transposed' : 'a'} [${a.shape}], ${transposeB ? 'b transposed' : 'b'} [${b.shape}]`;
  const refuse = (problem: string, remedy: string): never => {
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
  const blockBytes = extent(shape.slice(-2)) * 4;
  let addresses = [start];
  let stride = extent(shape.slice(0, -2)) * blockBytes;
  const missing = outer.length - (shape.length - 2);
  outer.forEach((length, dimension) => {
    const own = dimension < missing ? 1 : (shape[dimension - missing] ?? 1);
    stride /= own;
    const step = own === 1 ? 0 : stride;
    addresses = addresses.flatMap((at) => Array.from({ length }, (_, index) => at + index * step));
  });
  return addresses;
}
