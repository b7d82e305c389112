import type { Labels } from '@lenet5/core';
import { LenetError } from '@lenet5/core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A target is not one of the classes. */
export class ClassRangeError extends LenetError {
  static override readonly code = 'TRAIN_CLASS_RANGE';
  declare readonly code: typeof ClassRangeError.code;

  constructor(value: number | undefined, sample: number, classes: number) {
    super({
      problem: `the target of sample ${sample} is not one of the ${classes} classes of the model`,
      found: String(value),
      remedy: `use integers from 0 to ${classes - 1}`,
    });
  }
}

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

/** The losses that compare the outputs with classes. */
const CLASS_LOSSES = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy'] as const;
type ClassLoss = (typeof CLASS_LOSSES)[number];

/** The losses that compare each output with a target. */
const OUTPUT_LOSSES = ['binaryCrossentropy', 'meanSquaredError'] as const;

/** A loss that the compiled engine computes. */
export type FitLoss = ClassLoss | (typeof OUTPUT_LOSSES)[number];

/** The losses that the compiled engine computes. */
export const FIT_LOSSES: readonly FitLoss[] = [...CLASS_LOSSES, ...OUTPUT_LOSSES];

/** Whether the targets of a loss are classes. */
export function isClassLoss(loss: unknown): loss is ClassLoss {
  return CLASS_LOSSES.some((name) => name === loss);
}

/** Whether the targets of a loss are values, one per output. */
export function isOutputLoss(loss: unknown): boolean {
  return OUTPUT_LOSSES.some((name) => name === loss);
}

/** The targets of a batch as a batch program takes them. @throws ClassRangeError, SoftTargetsError */
export function batchTargets(
  targets: Tensor,
  loss: FitLoss,
  classes: number,
): { readonly labels: Labels } | { readonly targets: Float32Array } {
  if (isClassLoss(loss)) return { labels: labelsOf(targets, loss, classes) };
  return { targets: Float32Array.from(targets.dataSync()) };
}

/**
 * The class of each sample.
 *
 * @param targets one-hot rows of shape `[batch, classes]`, or class indices of shape `[batch]` or `[batch, 1]`
 * @throws ClassRangeError if an index is not one of the classes; SoftTargetsError for other targets
 */
function labelsOf(targets: Tensor, loss: ClassLoss, classes: number): Labels {
  const values = targets.dataSync();
  if (loss === 'sparseCategoricalCrossentropy') return classIndices(values, classes);
  const labels = hotClasses(values, classes);
  if (labels instanceof Uint16Array) return labels;
  throw new SoftTargetsError(labels);
}

/** Class indices as labels. @throws ClassRangeError if one is not an integer from 0 to the number of classes less 1 */
export function classIndices(values: ArrayLike<number>, classes: number): Uint16Array {
  const labels = Uint16Array.from(values);
  const wrong = labels.findIndex((label, row) => label !== values[row] || label >= classes);
  if (wrong >= 0) throw new ClassRangeError(values[wrong], wrong, classes);
  return labels;
}

/** The first problem in words, instead of labels. */
type Found = Uint16Array | string;

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
