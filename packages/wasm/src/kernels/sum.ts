import { Mean, type NamedAttrMap, Sum, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/**
 * Sums over leading dimensions (the gradient of a bias), without the transposition that tfjs's kernel does first. tfjs's
 * kernel computes other sums.
 */
export const sum: TrainingKernel = overLeading(Sum, () => 1);

/**
 * Means over leading dimensions (the moments of a batch normalization). tfjs's kernel adds the values one after another, which
 * makes a mean of 32,768 values wrong by 2e-5; this one has eight sums per column. tfjs's kernel computes other means.
 */
export const mean: TrainingKernel = overLeading(Mean, (rows) => rows);

/** @param divisorOf what the sums of a number of rows are divided by */
function overLeading(
  kernelName: typeof Sum | typeof Mean,
  divisorOf: (rows: number) => number,
): TrainingKernel {
  return {
    kernelName,
    run(heap: Heap, { x }: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
      const axes = util.parseAxisParam(attrs.axis as number | number[], x.shape).sort((p, q) => p - q);
      const leading = axes.every((axis, position) => axis === position) && axes.length < x.shape.length;
      if (!leading || x.dtype !== 'float32') return stock();
      const kept = x.shape.slice(axes.length);
      const rows = util.sizeFromShape(x.shape.slice(0, axes.length));
      const columns = util.sizeFromShape(kept);
      const sums = heap.output(attrs.keepDims === true ? [...axes.map(() => 1), ...kept] : kept);
      heap.withScratch([columns * 16], (wide = 0) => {
        heap.kernels.columnSum(x, sums, wide, rows, columns, divisorOf(rows));
      });
      return sums;
    },
  };
}
