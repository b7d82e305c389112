import { type NamedTensor, NETWORK_INPUT } from '@lenet5/core';
import { StackDraft } from '../read/stack-draft.js';
import { addKerasLayer } from './add-keras-layer.js';
import type { KerasLayer, KerasStack } from './read-keras-layers.js';

/** What is known about a model besides its description. */
export interface KerasReading {
  /** The remedy if the description does not say the shape of the input. */
  readonly remedy: string;
  /** The weights of a layer in the order of Keras. By default, there are none. */
  readonly weightsOf?: (layer: KerasLayer) => readonly NamedTensor[];
  /** Called with each layer before it is read. */
  readonly check?: (draft: StackDraft, layer: KerasLayer) => void;
}

/** Layers that change nothing in inference. */
const TRAINING_ONLY =
  /^(SpatialDropout|GaussianNoise|GaussianDropout|AlphaDropout|Random[A-Z]|ActivityRegularization)/;

/** 1/255 with the precision of a float32. */
const PIXEL_SCALE = 1 / 255;

/** Whether a layer changes nothing in inference. Dropout is not one of these layers: a stack can represent it. */
export function isForTrainingOnly({ className }: KerasLayer): boolean {
  return TRAINING_ONLY.test(className);
}

/**
 * Reads the layers of a model that Keras or tfjs describes.
 * @throws UnsupportedModelFileError
 */
export function draftKerasModel(
  { name, inputShape, layers, output }: KerasStack,
  source: string,
  { remedy, weightsOf = () => [], check = () => {} }: KerasReading,
): StackDraft {
  const draft = new StackDraft(source, name, inputShape ?? []);
  if (!inputShape) return draft.fail('an input of unknown size', remedy);
  const names = stackNames(layers);
  const inputTakers = layers.filter((layer) => !names.has(layer.name) && takes(layer, NETWORK_INPUT, names));
  for (const layer of layers) {
    if (layer.className === 'InputLayer') continue;
    check(draft, layer);
    const from = layer.from?.map((taken) => names.get(taken) ?? taken);
    if (isForTrainingOnly(layer)) {
      draft.notes.push(`layer ${layer.name} (${layer.className}), which is for training, is omitted`);
    } else if (isPixelScaling(layer) && (layer.from ? inputTakers.length === 1 : !draft.last)) {
      names.set(layer.name, from?.[0] ?? NETWORK_INPUT);
      const taken = 'the model takes pixels from 0 to 1';
      draft.notes.push(`layer ${layer.name}, which divides pixels by 255, is omitted: ${taken}`);
    } else {
      addKerasLayer(draft, { ...layer, ...(from && { from }) }, weightsOf(layer));
    }
  }
  if (output !== undefined && (names.get(output) ?? output) !== draft.last?.name)
    draft.fail(`the output of layer ${output}, which is not the last layer`);
  return draft;
}

/** What layers of the model are in the stack: an input layer is its input, and an omitted layer is what it takes. */
function stackNames(layers: readonly KerasLayer[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const layer of layers) {
    const [from = ''] = layer.from ?? [];
    if (layer.className === 'InputLayer') names.set(layer.name, NETWORK_INPUT);
    else if (isForTrainingOnly(layer)) names.set(layer.name, names.get(from) ?? from);
  }
  return names;
}

function takes({ from = [] }: KerasLayer, input: string, names: ReadonlyMap<string, string>): boolean {
  return from.some((taken) => names.get(taken) === input);
}

function isPixelScaling({ className, config: { scale, offset = 0 } }: KerasLayer): boolean {
  const isScale = typeof scale === 'number' && Math.abs(scale - PIXEL_SCALE) < 1e-6;
  return className === 'Rescaling' && isScale && offset === 0;
}
