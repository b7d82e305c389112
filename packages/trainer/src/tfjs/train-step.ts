import {
  add,
  keep,
  type Scalar,
  type Tensor,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from '@tensorflow/tfjs-core';
import type { LayersModel, LayerVariable } from '@tensorflow/tfjs-layers';
import { logitsPerImage, meanLoss, type OutputHead, toLogits } from './output-head.js';
import { addSoftLoss, type SoftBatch } from './soft-batch.js';
import type { StepOptimizer } from './step-optimizer.js';

/** The model in training, and its optimizer. */
export interface Trainee {
  /** Outputs logits or penalties. */
  readonly model: LayersModel;
  readonly head: OutputHead;
  /** The model's trainable weights. */
  readonly weights: readonly LayerVariable[];
  /** The tfjs variables of the same weights. */
  readonly variables: Variable[];
  /** Those that training changes. */
  readonly unfrozen: Variable[];
  readonly optimizer: StepOptimizer;
}

/** Runs a model on pixels. The model determines the shape of an image. */
export function applyModel(model: LayersModel, pixels: Float32Array, training: boolean): Tensor {
  const shape = (model.inputs[0]?.shape ?? []).slice(1).map(Number);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return model.apply(tensor(pixels, [pixels.length / size, ...shape]), { training }) as Tensor;
}

/** Applies the constraints of the layers to their weights. */
function constrain(weights: readonly LayerVariable[]): void {
  for (const weight of weights) {
    if (weight.constraint) weight.write(weight.constraint.apply(weight.read()));
  }
}

/**
 * One step: forward pass, mean loss plus the layers' regularization losses, backward pass, update.
 *
 * @param pixels From 0 to 1: the images of the batch, each with the input size of the model.
 * @param targets Targets of the logits, shape `[batch, logitsPerImage(head)]`.
 * @param soft What the batch learns from teachers; absent if nothing.
 * @returns The logits at the weights that the step started from, of the same shape.
 */
export async function trainStep(
  { model, head, weights, unfrozen, optimizer }: Trainee,
  pixels: Float32Array,
  targets: Float32Array,
  soft?: SoftBatch,
): Promise<Float32Array> {
  const logits = tidy(() => {
    let logitsTensor: Tensor | undefined;
    const loss = (): Scalar => {
      logitsTensor = keep(toLogits(applyModel(model, pixels, true), head));
      const columns = logitsPerImage(head);
      const hard = meanLoss(tensor2d(targets, [targets.length / columns, columns]), logitsTensor, head);
      const mean = soft ? addSoftLoss(hard, logitsTensor, soft) : hard;
      return model.calculateLosses().reduce((sum, penalty) => add(sum, penalty), mean) as Scalar;
    };
    optimizer.applyGradients(variableGrads(loss, unfrozen).grads);
    constrain(weights);
    return logitsTensor as Tensor;
  });
  const values = await logits.data<'float32'>();
  logits.dispose();
  return values;
}
