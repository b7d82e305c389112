import { BATCH_SIZE, formatValue } from '@lenet5/core';
import type { CompileOptions } from './compile-options.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { UnsupportedModelError } from './errors/unsupported-model-error.js';
import type { Layer, Network } from './lower/network.js';

/**
 * Checks that stochastic diagonal Levenberg–Marquardt, if it is the optimizer, fits the batch size and the network.
 * @throws InvalidOptionError for a batch of more than one image, or an option that does not apply
 * @throws UnsupportedModelError for a network without RBF units, or with a layer that has no second derivatives here
 */
export function checkSdlm(options: CompileOptions, network: Network): void {
  const { optimizer, batchSize = BATCH_SIZE.default } = options;
  if (optimizer?.name !== 'sdlm') return;
  if (batchSize !== 1)
    throw new InvalidOptionError('batchSize', String(batchSize), 'use 1 with the optimizer sdlm');
  const inapplicable = (['clipValue', 'clipNorm', 'l1', 'l2', 'sampleWeights'] as const).find(
    (name) => options[name] !== undefined && options[name] !== 0,
  );
  if (inapplicable)
    throw new InvalidOptionError(
      inapplicable,
      formatValue(options[inapplicable]),
      'omit it with the optimizer sdlm',
    );
  if (network.rejectLogit === undefined) throw unsupported('a model without RBF units');
  if (network.field.shape[2] !== 1) throw unsupported(`images of ${network.field.shape[2]} channels`);
  const problem = network.layers.map(problemOf).find((found) => found !== undefined);
  if (problem) throw unsupported(problem);
}

/** The layers that have kernels for second derivatives. */
const SUPPORTED: readonly Layer['kind'][] = [
  'convolution',
  'subsampling',
  'flatten',
  'dense',
  'activation',
  'rbf',
];

function problemOf(layer: Layer): string | undefined {
  if (!SUPPORTED.includes(layer.kind)) return `layer ${layer.name}, a ${layer.kind}`;
  if (layer.kind === 'convolution' && Object.values(layer.padding).some((zeros) => zeros > 0))
    return `the padding of layer ${layer.name}`;
  return undefined;
}

function unsupported(what: string): UnsupportedModelError {
  return new UnsupportedModelError(`the optimizer sdlm with ${what}`);
}
