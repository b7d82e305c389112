import { type LayersModel, models, Sequential } from '@tensorflow/tfjs-layers';
import { UnsupportedByEngineError } from '../unsupported-by-engine-error.js';
import { leafWeights } from './leaf-weights.js';

/** A layer or a model in the format of `model.toJSON()`. */
interface LayerJson {
  readonly class_name: string;
  readonly config: {
    readonly [option: string]: unknown;
    readonly layers?: readonly LayerJson[];
    /** The layers of the outputs of a functional model: `["dense", 0, 0]`. */
    readonly output_layers?: readonly (readonly unknown[])[];
  };
}

/** The layer without its softmax or Softmin, so that it outputs logits or penalties; undefined if it does not end in one. */
function withoutSoftmax(layer: LayerJson): LayerJson | undefined {
  const { class_name, config } = layer;
  if (config.layers) {
    const last = lastLayer(layer);
    const linear = last && withoutSoftmax(last);
    const layers = config.layers.map((each) => (each === last && linear ? linear : each));
    return linear && { ...layer, config: { ...config, layers } };
  }
  if (class_name === 'Softmax' || class_name === 'Softmin') {
    return { ...layer, class_name: 'Activation', config: { name: config.name, activation: 'linear' } };
  }
  if (config.activation !== 'softmax') return undefined;
  return { ...layer, config: { ...config, activation: 'linear' } };
}

/** The layer whose output is that of a model: the last one of a Sequential. */
function lastLayer({ config: { layers = [], output_layers: outputs } }: LayerJson): LayerJson | undefined {
  if (!outputs) return layers.at(-1);
  const [name] = outputs.length === 1 ? (outputs[0] ?? []) : [];
  return layers.find(({ config }) => config.name === name);
}

/** The same layers, all trainable: the engine itself keeps weights as they are, so states have one order of the weights. */
function trainable({ config, ...layer }: LayerJson): LayerJson {
  const { layers } = config;
  const changed = { ...config, ...(config.trainable === false && { trainable: true }) };
  return { ...layer, config: layers ? { ...changed, layers: layers.map(trainable) } : changed };
}

/** Creates a model from JSON. Its layers may be of classes that are not registered with tfjs. */
async function build(json: LayerJson): Promise<LayersModel> {
  try {
    return await models.modelFromJSON(JSON.parse(JSON.stringify(json)));
  } catch (cause) {
    throw new UnsupportedByEngineError(
      'tfjs',
      `tfjs cannot create it from its configuration: ${cause instanceof Error ? cause.message : cause}`,
      'register its layer classes with tf.serialization.registerClass()',
      cause,
    );
  }
}

/**
 * Copies a model with its weights, but without the final softmax or Softmin, and with all layers trainable. The engine trains the copy: a numerically stable
 * cross-entropy needs logits, and the caller's model stays unchanged until `writeModel()`.
 *
 * @throws UnsupportedByEngineError if the model does not end in a softmax or Softmin, or has layers that tfjs cannot create from
 * their configuration.
 */
export async function cloneToLogits(model: LayersModel): Promise<LayersModel> {
  const json: LayerJson = JSON.parse(String(model.toJSON()));
  const linear = withoutSoftmax(json);
  if (!linear) {
    const last = lastLayer(json);
    throw new UnsupportedByEngineError(
      'tfjs',
      `it ends in ${last?.class_name} with activation ${String(last?.config.activation ?? 'none')}`,
      'end the model in a softmax over the classes',
    );
  }
  const copy = await build(trainable(linear));
  const sources = leafWeights(model);
  for (const [index, { weight }] of leafWeights(copy).entries()) {
    const source = sources[index]?.weight.read();
    if (source) weight.write(source);
  }
  return copy;
}

/** The penalty of "none of these" of a model that ends in Softmin; undefined for another model. */
export function rejectPenaltyOf({ layers: parts }: Pick<LayersModel, 'layers'>): number | undefined {
  const last = parts.at(-1);
  if (last instanceof Sequential) return rejectPenaltyOf(last);
  if (last?.getClassName() !== 'Softmin') return undefined;
  return Number(last.getConfig().rejectPenalty);
}
