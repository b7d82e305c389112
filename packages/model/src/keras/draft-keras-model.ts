import { type JsonObject, type NamedTensor, NETWORK_INPUT } from '@lenet5/core';
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

/** The scales of a first layer that takes pixels from 0 to 255, times 255: from 1/2 to 8, for a standard deviation of 1/8. */
const PIXEL_SCALES = { min: 0.5, max: 8 } as const;

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
      continue;
    }
    const read = { ...layer, ...(from && { from }) };
    const isFirst = layer.from ? inputTakers.length === 1 && from?.[0] === NETWORK_INPUT : !draft.last;
    const rescaling = isFirst ? pixelRescaling(layer) : undefined;
    if (!rescaling) {
      addKerasLayer(draft, read, weightsOf(layer));
      continue;
    }
    const taken = 'the model takes pixels from 0 to 1';
    if (rescaling.isIdentity) {
      names.set(layer.name, from?.[0] ?? NETWORK_INPUT);
      draft.notes.push(`layer ${layer.name}, which divides pixels by 255, is omitted: ${taken}`);
    } else {
      addKerasLayer(draft, { ...read, config: rescaling.config }, []);
      draft.notes.push(`the scale of layer ${layer.name} is multiplied by 255: ${taken}`);
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

/** The configuration of a Rescaling of pixels from 0 to 255, for pixels from 0 to 1. Undefined for another layer. */
function pixelRescaling({
  className,
  config,
}: KerasLayer): { readonly config: JsonObject; readonly isIdentity: boolean } | undefined {
  const { scale, offset = 0 } = config;
  if (className !== 'Rescaling' || typeof scale !== 'number') return undefined;
  const own = scale * 255;
  if (own < PIXEL_SCALES.min || own > PIXEL_SCALES.max) return undefined;
  // 1/255 can have the precision of a float32.
  const isIdentity = Math.abs(own - 1) < 1e-4 && offset === 0;
  return { config: { ...config, scale: own }, isIdentity };
}
