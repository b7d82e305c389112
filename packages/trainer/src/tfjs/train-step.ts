import type { GradientConfig } from '@lenet5/core';
import {
  add,
  keep,
  type Scalar,
  type Tensor,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from '@tensorflow/tfjs-core';
import type { LayersModel, LayerVariable } from '@tensorflow/tfjs-layers';
import { adjustGradients, weightPenalty } from './adjust-gradients.js';
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
  /** How the gradient is changed before the optimizer uses it; undefined if it is not. */
  readonly gradient?: GradientConfig | undefined;
}

/** What a step learns from. */
export interface StepBatch {
  /** From 0 to 1: the images of the batch, each with the input size of the model. */
  readonly pixels: Float32Array;
  /** Targets of the logits, shape `[batch, logitsPerImage(head)]`. */
  readonly targets: Float32Array;
  /** What the batch learns from teachers; absent if nothing. */
  readonly soft?: SoftBatch | undefined;
  /** Factor of the loss of each image; absent if all are 1. */
  readonly weights?: Float32Array | undefined;
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
 * One step: forward pass, mean loss plus the layers' regularization losses, backward pass, changes of the gradient, update.
 *
 * @returns The logits at the weights that the step started from, of the shape of the targets, and the penalty of these weights.
 */
export async function trainStep(
  { model, head, weights, variables, unfrozen, optimizer, gradient }: Trainee,
  { pixels, targets, soft, weights: factors }: StepBatch,
): Promise<{ readonly logits: Float32Array; readonly penalty: number }> {
  const isTrained = (variable: Variable | undefined): boolean =>
    variable !== undefined && unfrozen.includes(variable);
  const [logits, penalty] = tidy(() => {
    let logitsTensor: Tensor | undefined;
    const loss = (): Scalar => {
      logitsTensor = keep(toLogits(applyModel(model, pixels, true), head));
      const columns = logitsPerImage(head);
      const own = factors && tensor1d(factors);
      const hard = meanLoss(tensor2d(targets, [targets.length / columns, columns]), logitsTensor, head, own);
      const mean = soft ? addSoftLoss(hard, logitsTensor, soft, own) : hard;
      return model.calculateLosses().reduce((sum, penalty) => add(sum, penalty), mean) as Scalar;
    };
    const { grads } = variableGrads(loss, unfrozen);
    const penaltyTensor =
      gradient && (gradient.l1 || gradient.l2) ? weightPenalty(unfrozen, gradient) : undefined;
    const changed = gradient ? adjustGradients(grads, unfrozen, gradient) : grads;
    const value = penaltyTensor?.dataSync()[0] ?? 0;
    optimizer.applyGradients(changed);
    constrain(weights.filter((_, index) => isTrained(variables[index])));
    return [logitsTensor as Tensor, value] as const;
  });
  const values = await logits.data<'float32'>();
  logits.dispose();
  return { logits: values, penalty };
}
