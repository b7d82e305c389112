import type { Score } from '@lenet5/core';
import { mean, type Scalar, scalar, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { metricsOf } from './metrics.js';
import type { OpenedProgram } from './open-batches.js';
import { learningRateOf } from './optimizer-of.js';
import { batchTargets, isClassLoss } from './targets.js';

/** What `fit`, `evaluate` and `predict` of tfjs call to compute a batch. */
export interface BatchFunctions {
  /** Takes a step; the data are the inputs, the targets and, with class weights, a weight per sample. */
  readonly train: (data: Tensor[]) => Scalar[];
  /** Scores a batch. */
  readonly test: (data: Tensor[]) => Scalar[];
  /** Predicts samples. */
  readonly predict: (inputs: Tensor) => Tensor;
}

/** The functions that compute a batch of a model with its program. */
export function batchFunctions(model: LayersModel, { program, loss }: OpenedProgram): BatchFunctions {
  const metrics = metricsOf(model, loss);
  // A program counts the classes that are right, or, without classes, the outputs.
  const perImage = isClassLoss(loss) ? 1 : program.outputs;
  const scalars = (
    { lossSum, correct, images }: Omit<Score, 'stepLosses'>,
    targets: Tensor,
    outputs: Float32Array = new Float32Array(),
  ): Scalar[] => [
    scalar(lossSum / images),
    ...metrics.map((metric) =>
      metric.isCounted
        ? scalar(correct / (images * perImage))
        : tidy(() => mean<Scalar>(metric.compute(targets, tensor2d(outputs, [images, program.outputs])))),
    ),
  ];
  const targetsOf = (targets: Tensor): ReturnType<typeof batchTargets> =>
    batchTargets(targets, loss, program.classes);
  return {
    train: ([x, y, weights]) => {
      const targets = y as Tensor;
      const batch = { inputs: floatsOf(x), ...targetsOf(targets) };
      const own = weights ? { ...batch, weights: floatsOf(weights) } : batch;
      const { outputs, ...score } = program.train(own, learningRateOf(model.optimizer));
      return scalars(score, targets, outputs);
    },
    test: ([x, y]) => {
      const targets = y as Tensor;
      const inputs = floatsOf(x);
      const score = program.evaluate({ inputs, ...targetsOf(targets) });
      return scalars(
        score,
        targets,
        metrics.every(({ isCounted }) => isCounted) ? undefined : program.predict(inputs),
      );
    },
    predict: (x) => tensor2d(program.predict(floatsOf(x)), [x.shape[0] ?? 0, program.outputs]),
  };
}

function floatsOf(tensor: Tensor | undefined): Float32Array {
  const values = tensor?.dataSync() ?? new Float32Array();
  return values instanceof Float32Array ? values : Float32Array.from(values);
}
