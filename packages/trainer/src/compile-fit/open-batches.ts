import { UnsupportedModelError } from '@lenet5/compiler';
import { type BatchProgram, type CompileBatchesOptions, compileBatches } from '@lenet5/compiler/batches';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { metricsOf } from './metrics.js';
import { optimizerOf } from './optimizer-of.js';
import { FIT_LOSSES, type FitLoss } from './targets.js';

/** A program for a compiled model, or why there is none. */
export type OpenedBatches = OpenedProgram | { readonly reason: string };

/** The program of a compiled model. */
export interface OpenedProgram {
  readonly program: BatchProgram;
  readonly loss: FitLoss;
}

/** Opens the program of a model that `model.compile()` has given a loss and an optimizer. */
export async function openBatches(
  model: LayersModel,
  options: Omit<CompileBatchesOptions, 'optimizer' | 'loss' | 'keepOutputs'>,
): Promise<OpenedBatches> {
  const loss = FIT_LOSSES.find((name) => name === model.loss);
  if (!loss) return { reason: `the loss is ${describe(model.loss)}` };
  const optimizer = optimizerOf(model.optimizer);
  if ('reason' in optimizer) return optimizer;
  try {
    const keepOutputs = metricsOf(model, loss).some(({ isCounted }) => !isCounted);
    const own = { loss, optimizer: optimizer.config, keepOutputs };
    return { program: await compileBatches(model, { ...options, ...own }), loss };
  } catch (error) {
    if (UnsupportedModelError.isInstance(error)) return { reason: `${error.problem} (${error.found})` };
    throw error;
  }
}

function describe(loss: unknown): string {
  return typeof loss === 'string' ? loss : typeof loss === 'function' ? 'a function' : 'a list';
}
