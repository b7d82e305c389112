import type { SequentialLayer } from '@lenet5/core';
import { unsupported } from './unsupported.js';

/** Settings that change the loss, the update or the dropout mask. The compiled program has no code for them. */
const SETTINGS = [
  'kernelRegularizer',
  'depthwiseRegularizer',
  'pointwiseRegularizer',
  'biasRegularizer',
  'gammaRegularizer',
  'betaRegularizer',
  'activityRegularizer',
  'kernelConstraint',
  'depthwiseConstraint',
  'pointwiseConstraint',
  'biasConstraint',
  'gammaConstraint',
  'betaConstraint',
  'activityConstraint',
  'noiseShape',
];

/** @throws UnsupportedModelError if the layer has a regularizer, a constraint or a noise shape */
export function checkTrainingConfig(layer: SequentialLayer): void {
  const id = { name: layer.name, type: layer.getClassName() };
  const config: Readonly<Record<string, unknown>> = { ...layer.getConfig() };
  const setting = SETTINGS.find((key) => config[key] != null);
  if (setting !== undefined) throw unsupported(setting, id);
}

/** Whether a layer has weights, and training does not change them. */
export function isUntrainable(layer: SequentialLayer): boolean {
  const { trainable }: { readonly trainable?: unknown } = layer.getConfig();
  return trainable === false && layer.weights.length > 0;
}
