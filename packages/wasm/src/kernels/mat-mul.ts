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
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return stock();
    return multiply(heap, a, b, 0, attrs.transposeA === true, attrs.transposeB === true);
  },
};

/** The same with a bias, added once, and an activation. */
export const fusedMatMul: TrainingKernel = {
  kernelName: _FusedMatMul,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const a = input(inputs, 'a');
    const b = input(inputs, 'b');
    const { bias } = inputs;
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return stock();
    const transposeB = attrs.transposeB === true;
    const columns = b.shape.at(transposeB ? -2 : -1) ?? 0;
    const inKernel = bias !== undefined && bias.shape.at(-1) === columns && extent(bias.shape) === columns;
    const biasAt = inKernel ? heap.address(bias) : 0;
    const product = multiply(heap, a, b, biasAt, attrs.transposeA === true, transposeB);
    return activate(heap, product, inKernel ? undefined : bias, inputs.preluActivationWeights, attrs);
  },
};

function multiply(
  heap: Heap,
  a: TensorInfo,
  b: TensorInfo,
  bias: number,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo {
  const [aRows = 1, aColumns = 1] = a.shape.slice(-2);
  const [bRows = 1, bColumns = 1] = b.shape.slice(-2);
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const n = transposeB ? bRows : bColumns;
  const outer = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const out = heap.output([...outer, m, n]);
  const aBlocks = blockAddresses(heap.address(a), a.shape, outer);
  const bBlocks = blockAddresses(heap.address(b), b.shape, outer);
  const to = heap.address(out);
  const { kernels } = heap;
  // If both sides are transposed, a is transposed back first, so that both have the summed dimension last.
  const scratch = [transposeB ? 0 : k * 32, transposeA && transposeB ? m * k * 4 : 0];
  heap.withScratch(scratch, (panel = 0, transposed = 0) => {
    aBlocks.forEach((aAt, block) => {
      const operands = { b: bBlocks[block] ?? 0, bias, c: to + block * m * n * 4, m, n, k };
      if (!transposeB) {
        const [aRow, aCol] = transposeA ? [4, m * 4] : [k * 4, 4];
        kernels.matMul({ a: aAt, ...operands, panel, aRow, aCol });
      } else {
        if (transposeA) kernels.transpose({ from: aAt, to: transposed, rows: k, columns: m });
        kernels.matMulTransposed({ a: transposeA ? transposed : aAt, ...operands });
      }
    });
  });
  return out;
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
