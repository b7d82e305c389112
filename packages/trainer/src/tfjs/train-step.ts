import { softmaxCrossEntropy } from '@lenet5/wasm';
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
import type { StepOptimizer } from './step-optimizer.js';

/** What a step changes. */
export interface Trainee {
  /** Gives logits. */
  readonly model: LayersModel;
  /** The model's trainable weights. */
  readonly weights: readonly LayerVariable[];
  /** The same as tfjs's variables. */
  readonly variables: Variable[];
  readonly optimizer: StepOptimizer;
}

/** Runs a model on pixels; the shape of an image is the model's own. */
export function applyModel(model: LayersModel, pixels: Float32Array, training: boolean): Tensor {
  const shape = (model.inputs[0]?.shape ?? []).slice(1).map(Number);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return model.apply(tensor(pixels, [pixels.length / size, ...shape]), { training }) as Tensor;
}

/** Holds weights to the constraints of their layers. */
function constrain(weights: readonly LayerVariable[]): void {
  for (const weight of weights) {
    if (weight.constraint) weight.write(weight.constraint.apply(weight.read()));
  }
}

/**
 * One step: forward, the mean cross-entropy of the logits' softmax plus the layers' own penalties, backward, update.
 *
 * @param pixels 0 to 1, as many images of the model's input size as the batch has.
 * @param targets What the softmax should give, shape `[batch, classes]`.
 * @returns The logits that the step started from, shape `[batch, classes]`.
 */
export async function trainStep(
  { model, weights, variables, optimizer }: Trainee,
  pixels: Float32Array,
  targets: Float32Array,
): Promise<Float32Array> {
  const logits = tidy(() => {
    let given: Tensor | undefined;
    const loss = (): Scalar => {
      given = keep(applyModel(model, pixels, true));
      const [batch = 0, classes = 0] = given.shape;
      const crossEntropy: Tensor = softmaxCrossEntropy(tensor2d(targets, [batch, classes]), given);
      return model.calculateLosses().reduce((sum, penalty) => add(sum, penalty), crossEntropy) as Scalar;
    };
    optimizer.applyGradients(variableGrads(loss, variables).grads);
    constrain(weights);
    return given as Tensor;
  });
  const values = await logits.data<'float32'>();
  logits.dispose();
  return values;
}
