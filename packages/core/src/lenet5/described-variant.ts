import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { LENET5_CHOICES, type Lenet5Variant } from './lenet5-variant.js';

/** The class and the configuration of a layer, as texts. */
interface LayerText {
  readonly type: string;
  readonly activation: string;
  readonly padding: string;
}

/**
 * Finds the variant of LeNet-5 in the metadata of a safetensors file: in `architecture`, the layers that
 * `toSafetensors()` of `@lenet5/model` writes; in `lenet5.run`, the record of a checkpoint of `@lenet5/trainer`; or in
 * `activation`, `pooling` and `padding`, as the web app writes them.
 *
 * @returns the parts that the metadata describe; none for a file of another program
 *
 * @example
 * ```ts
 * import { describedVariant } from '@lenet5/core';
 *
 * console.log(describedVariant({ activation: 'relu', pooling: 'max' })); // { activation: 'relu', pooling: 'max' }
 * console.log(describedVariant({ format: 'pt' })); // {}
 * ```
 */
export function describedVariant(metadata: Readonly<Record<string, string>>): Partial<Lenet5Variant> {
  const layers = layersOfArchitecture(metadata.architecture) ?? layersOfRun(metadata['lenet5.run']) ?? [];
  const conv = layers.find(({ type }) => type === 'Conv2D') ?? metadata;
  const pool = layers.find(({ type }) => type.endsWith('Pooling2D'));
  const activation = LENET5_CHOICES.activation.find((name) => name === conv.activation);
  const padding = LENET5_CHOICES.padding.find((name) => name === conv.padding);
  const kind = pool ? (pool.type.startsWith('Max') ? 'max' : 'average') : metadata.pooling;
  const pooling = LENET5_CHOICES.pooling.find((name) => name === kind);
  return { ...(activation && { activation }), ...(pooling && { pooling }), ...(padding && { padding }) };
}

/** The layers of `{ class_name, config: { layers } }`, with names of Keras or of tfjs. */
function layersOfArchitecture(json: string | undefined): LayerText[] | undefined {
  const { config } = parse(json);
  if (!isJsonObject(config) || !Array.isArray(config.layers)) return undefined;
  return config.layers.filter(isJsonObject).map((layer) => {
    const { activation, padding } = isJsonObject(layer.config) ? layer.config : {};
    return { type: String(layer.class_name), activation: String(activation), padding: String(padding) };
  });
}

/** The layers of a record: one text per layer, such as `Conv2D activation=tanh padding=valid`. */
function layersOfRun(json: string | undefined): LayerText[] | undefined {
  const { identity } = parse(json);
  if (!isJsonObject(identity) || !Array.isArray(identity.layers)) return undefined;
  return identity.layers.map(String).map((line) => {
    const [type = '', ...fields] = line.split(' ');
    const fieldOf = (name: string): string =>
      fields.find((field) => field.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
    return { type, activation: fieldOf('activation'), padding: fieldOf('padding') };
  });
}

function parse(json = '{}'): JsonObject {
  try {
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? value : {};
  } catch {
    // Metadata that are not JSON describe nothing.
    return {};
  }
}
