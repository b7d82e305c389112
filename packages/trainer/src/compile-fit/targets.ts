import type { Labels } from '@lenet5/core';
import { LenetError } from '@lenet5/core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Targets are not those of one class per sample. */
export class SoftTargetsError extends LenetError {
  static override readonly code = 'TRAIN_SOFT_TARGETS';
  declare readonly code: typeof SoftTargetsError.code;

  constructor(found: string) {
    super({
      problem: 'the targets of a batch do not name one class per sample',
      found,
      remedy: "pass one-hot targets or class indices, or compileFit(model, { engine: 'tfjs' })",
    });
  }
}

/** The losses that the compiled engine computes. */
export type ClassLoss = 'categoricalCrossentropy' | 'sparseCategoricalCrossentropy';

/**
 * The class of each sample.
 *
 * @param targets one-hot rows of shape `[batch, classes]`, or class indices of shape `[batch]` or `[batch, 1]`
 * @throws SoftTargetsError for other targets
 */
export function labelsOf(targets: Tensor, loss: ClassLoss, classes: number): Labels {
  const values = targets.dataSync();
  const labels =
    loss === 'sparseCategoricalCrossentropy' ? indicesOf(values, classes) : hotClasses(values, classes);
  if (labels instanceof Uint16Array) return labels;
  throw new SoftTargetsError(labels);
}

/** The first problem in words, instead of labels. */
type Found = Uint16Array | string;

function indicesOf(values: ArrayLike<number>, classes: number): Found {
  const labels = Uint16Array.from(values);
  const wrong = labels.findIndex((label, row) => label !== values[row] || label >= classes);
  return wrong < 0 ? labels : `the class ${values[wrong]} of ${classes}`;
}

function hotClasses(values: ArrayLike<number>, classes: number): Found {
  const labels = new Uint16Array(values.length / classes);
  for (let row = 0; row < labels.length; row++) {
    let hot = -1;
    for (let k = 0; k < classes; k++) {
      const value = values[row * classes + k];
      if (value === 0) continue;
      if (value !== 1 || hot >= 0) return `${value} in row ${row}`;
      hot = k;
    }
    if (hot < 0) return `zeros in row ${row}`;
    labels[row] = hot;
  }
  return labels;
}
