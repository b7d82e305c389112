// A TypeScript project that uses every entry point of every package: here those whose types need neither tfjs nor a library.

import { compile } from '@lenet5/compiler';
import { loadPredictor } from '@lenet5/compiler/predict';
import { LenetError, plainLenet5 } from '@lenet5/core';
import { replaceFile } from '@lenet5/core/node';
import { accuracy, confusionMatrix } from '@lenet5/metrics';
import { type ImageSet, loadMnist, shuffledOrder } from '@lenet5/mnist';
import { decodeImage } from '@lenet5/mnist/decode';
import { readDigits } from '@lenet5/mnist/digits';
import { pretrainedPlainLenet5 } from '@lenet5/model/pretrained';
import { runWorker, type SweepOptions, sweep } from '@lenet5/sweep';
import { SimulatedTrainer } from '@lenet5/sweep/simulation';
import { expandSpace } from '@lenet5/sweep/space';
import { fit, type TrainEvent, train } from '@lenet5/trainer';
import { median } from '@lenet5/trainer/bench';
import { RECIPE } from '@lenet5/trainer/recipe';
import { measureRobustness } from '@lenet5/trainer/robustness';

export async function learn(onEvent: (event: TrainEvent) => void): Promise<readonly number[]> {
  const mnist = await loadMnist();
  const images: ImageSet = mnist.train;
  const model = plainLenet5({ seed: 42 });
  for await (const event of train({ model, data: { train: images }, epochs: 1 })) onEvent(event);
  const { history } = await fit({ model, data: { train: images, validation: mnist.test }, epochs: 1 });
  return history.loss;
}

export async function predict(images: Uint8Array): Promise<Float32Array> {
  const program = await compile(plainLenet5(), {});
  return program.predict(images);
}

export function score(predicted: Uint8Array, labels: Uint8Array): [number, Uint32Array] {
  const order: Uint32Array = shuffledOrder(labels.length, 42, 0);
  confusionMatrix(labels, predicted, 10);
  return [accuracy(labels, predicted), order];
}

export function describe(error: unknown): string {
  return LenetError.isInstance(error) ? error.remedy : `${Object.keys(RECIPE).length} options`;
}

export async function tune(options: SweepOptions): Promise<number> {
  let trials = 0;
  for await (const event of sweep(options)) if (event.type === 'trial-end') trials++;
  return trials + expandSpace({ seeds: [1] }).length;
}

export const named: string[] = [
  decodeImage,
  loadPredictor,
  measureRobustness,
  median,
  pretrainedPlainLenet5,
  readDigits,
  replaceFile,
  runWorker,
  SimulatedTrainer,
].map(({ name }) => name);
