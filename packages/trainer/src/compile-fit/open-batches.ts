import { UnsupportedModelError } from '@lenet5/compiler';
import { type BatchProgram, type CompileBatchesOptions, compileBatches } from '@lenet5/compiler/batches';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { optimizerOf } from './optimizer-of.js';
import type { ClassLoss } from './targets.js';

/** A program for a compiled model, or why there is none. */
export type OpenedBatches =
  | { readonly program: BatchProgram; readonly loss: ClassLoss }
  | { readonly reason: string };

const LOSSES: readonly ClassLoss[] = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy'];

/** Opens the program of a model that `model.compile()` has given a loss and an optimizer. */
export async function openBatches(
  model: Sequential,
  metricsNames: readonly string[],
  options: Omit<CompileBatchesOptions, 'optimizer'>,
): Promise<OpenedBatches> {
  const loss = LOSSES.find((name) => name === model.loss);
  if (!loss) return { reason: `the loss is ${describe(model.loss)}` };
  const metric = metricsNames.find((name) => name !== 'loss' && name !== 'acc');
  if (metric !== undefined) return { reason: `the metric ${metric}` };
  const optimizer = optimizerOf(model.optimizer);
  if ('reason' in optimizer) return optimizer;
  try {
    return { program: await compileBatches(model, { ...options, optimizer: optimizer.config }), loss };
  } catch (error) {
    if (UnsupportedModelError.isInstance(error)) return { reason: error.message };
    throw error;
  }
}

function describe(loss: unknown): string {
  return typeof loss === 'string' ? loss : typeof loss === 'function' ? 'a function' : 'a list';
}
