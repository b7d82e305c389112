// A TypeScript project that uses every entry of every package.

import { compile } from '@lenet5/compiler';
import { LenetError, plainLenet5 } from '@lenet5/core';
import { accuracy, confusionMatrix } from '@lenet5/metrics';
import { type ImageSet, loadMnist, shuffledOrder } from '@lenet5/mnist';
import { fit, type TrainEvent, train } from '@lenet5/trainer';
import { RECIPE } from '@lenet5/trainer/recipe';

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
