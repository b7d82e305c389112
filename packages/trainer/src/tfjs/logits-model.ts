import type { LayersModel, Sequential } from '@tensorflow/tfjs-layers';
import { UnsupportedByEngineError } from '../unsupported-by-engine-error.js';

/** A layer, or a whole Sequential, as `model.toJSON()` writes it. */
interface LayerJson {
  readonly class_name: string;
  readonly config: { readonly [option: string]: unknown; readonly layers?: readonly LayerJson[] };
}

/** The layer without its softmax, so that it gives logits; nothing where it does not end in one. */
function withoutSoftmax({ class_name, config }: LayerJson): LayerJson | undefined {
  if (class_name === 'Sequential') {
    const layers = config.layers ?? [];
    const last = layers.at(-1);
    const linear = last && withoutSoftmax(last);
    return linear && { class_name, config: { ...config, layers: [...layers.slice(0, -1), linear] } };
  }
  if (class_name === 'Softmax') {
    return { class_name: 'Activation', config: { name: config.name, activation: 'linear' } };
  }
  if (config.activation !== 'softmax') return undefined;
  return { class_name, config: { ...config, activation: 'linear' } };
}

/** Makes a model from its JSON; its layers may be classes that tfjs does not know. */
async function build(json: LayerJson): Promise<LayersModel> {
  const { models } = await import('@tensorflow/tfjs-layers');
  try {
    return await models.modelFromJSON(JSON.parse(JSON.stringify(json)));
  } catch (cause) {
    throw new UnsupportedByEngineError(
      'tfjs',
      `it cannot be made again from its configuration: ${cause instanceof Error ? cause.message : cause}`,
      'register its own layers by tf.serialization.registerClass',
      cause,
    );
  }
}

/**
 * A copy of a model that ends before its softmax, with the same weights. The engine trains the copy: logits are what
 * a sound cross-entropy starts from, and the caller's model stays as it is until it is written.
 *
 * @throws UnsupportedByEngineError where the model does not end in a softmax, or has layers that cannot be made again
 * from their configuration.
 */
export async function cloneToLogits(model: Sequential): Promise<LayersModel> {
  const json: LayerJson = JSON.parse(String(model.toJSON()));
  const linear = withoutSoftmax(json);
  if (!linear) {
    const last = json.config.layers?.at(-1);
    throw new UnsupportedByEngineError(
      'tfjs',
      `it ends in ${last?.class_name} with activation ${String(last?.config.activation ?? 'none')}`,
      'end it in a softmax over the classes',
    );
  }
  const copy = await build(linear);
  copy.setWeights(model.getWeights());
  return copy;
}
