import { basename, dirname, resolve } from 'node:path';
import {
  connectLayers,
  type Lenet5Variant,
  LenetError,
  layerWeights,
  lenet5Config,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';
import { disposeModel } from '../../model-file/dispose-model.js';
import { openClassifier } from '../../model-file/open-model.js';

/** A network that the page cannot show. */
class ServeModelError extends LenetError {
  static override readonly code = 'CLI_SERVE_MODEL';
  declare readonly code: typeof ServeModelError.code;

  constructor(path: string, found: string) {
    super({
      problem: `the page cannot show ${path}`,
      found,
      remedy: 'use a LeNet-5 with tanh and average pooling for 28×28 images of ten digits, or omit the model',
    });
  }
}

/** A layer of a stack without its name. */
function withoutNames({ inputShape, layers }: StackConfig): string[] {
  return [
    inputShape.join('×'),
    ...layers.map(({ name, ...layer }) => JSON.stringify(layer, Object.keys(layer).sort())),
  ];
}

/** The first difference between the layers of a network and those of LeNet-5; undefined if they are the same. */
function differenceFromLenet5(config: StackConfig): string | undefined {
  const [wanted, found] = [withoutNames(lenet5Config), withoutNames(config)];
  if (found[0] !== wanted[0]) return `it takes images of ${found[0]} pixels`;
  const at = found.findIndex((layer, index) => layer !== wanted[index]);
  if (at >= 0) return `its layer ${at} is ${config.layers[at - 1]?.type} ${found[at]}`;
  return found.length === wanted.length ? undefined : 'it has fewer layers';
}

/** The network with the names of layers that the page knows. */
function asLenet5(model: PlainModel): PlainModel {
  const specs = connectLayers(lenet5Config).layers.flatMap((layer) => layerWeights(layer));
  const tensors = model.readValues().map((tensor, index) => ({ ...tensor, name: specs[index]?.name ?? '' }));
  return plainModel(lenet5Config, tensors);
}

/** The name that the page shows: `runs-1.safetensors` for `runs/1`. */
export function networkName(path: string): string {
  const full = resolve(path);
  const parts = [basename(dirname(full)), basename(full)].filter((part) => part !== '');
  return `${parts.join('-').replace(/[^\w.-]+/g, '-')}.safetensors`;
}

/**
 * Reads a network as a safetensors file for the page.
 *
 * @param variant what a file of weights does not say about its layers.
 * @param warn called with a line of text for each assumption.
 * @throws ServeModelError if it is not a LeNet-5; what `openClassifier` throws.
 */
export async function networkFile(
  path: string,
  variant: Partial<Lenet5Variant>,
  warn: (text: string) => void,
): Promise<Uint8Array> {
  const { model } = await openClassifier(path, { variant, warn });
  try {
    if (!('config' in model)) throw new ServeModelError(path, 'it has layers of TensorFlow.js');
    const difference = differenceFromLenet5(withoutSoftmaxLayer(model.config));
    if (difference !== undefined) throw new ServeModelError(path, difference);
    return await toSafetensors(asLenet5(model));
  } finally {
    disposeModel(model);
  }
}

/** A softmax that is a layer of its own is merged into the dense layer before it. */
function withoutSoftmaxLayer(config: StackConfig): StackConfig {
  const [last, before] = [config.layers.at(-1), config.layers.at(-2)];
  const isSoftmax = last?.type === 'Activation' && last.activation === 'softmax';
  if (!isSoftmax || before?.type !== 'Dense' || before.activation !== 'linear') return config;
  return { ...config, layers: [...config.layers.slice(0, -2), { ...before, activation: 'softmax' }] };
}
