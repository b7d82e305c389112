import { UnsupportedModelError } from '@lenet5/compiler';
import { type BatchProgram, type CompileBatchesOptions, compileBatches } from '@lenet5/compiler/batches';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { optimizerOf } from './optimizer-of.js';
import type { FitLoss } from './targets.js';

/** A program for a compiled model, or why there is none. */
export type OpenedBatches =
  | { readonly program: BatchProgram; readonly loss: FitLoss }
  | { readonly reason: string };

/** The losses of the compiled engine, with the metrics that it counts. */
const METRICS: Readonly<Record<FitLoss, readonly string[]>> = {
  categoricalCrossentropy: ['acc'],
  sparseCategoricalCrossentropy: ['acc'],
  binaryCrossentropy: ['acc', 'binaryAccuracy'],
  meanSquaredError: [],
};

/** Opens the program of a model that `model.compile()` has given a loss and an optimizer. */
export async function openBatches(
  model: Sequential,
  metricsNames: readonly string[],
  options: Omit<CompileBatchesOptions, 'optimizer' | 'loss'>,
): Promise<OpenedBatches> {
  const loss = (Object.keys(METRICS) as FitLoss[]).find((name) => name === model.loss);
  if (!loss) return { reason: `the loss is ${describe(model.loss)}` };
  const metric = metricsNames.find((name) => name !== 'loss' && !METRICS[loss].includes(name));
  if (metric !== undefined) return { reason: `the metric ${metric}` };
  const optimizer = optimizerOf(model.optimizer);
  if ('reason' in optimizer) return optimizer;
  try {
    return { program: await compileBatches(model, { ...options, loss, optimizer: optimizer.config }), loss };
  } catch (error) {
    if (UnsupportedModelError.isInstance(error)) return { reason: `${error.problem} (${error.found})` };
    throw error;
  }
}

function describe(loss: unknown): string {
  return typeof loss === 'string' ? loss : typeof loss === 'function' ? 'a function' : 'a list';
}
