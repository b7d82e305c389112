import type { Sequential } from '@tensorflow/tfjs-layers';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { checkFinite, checkUniqueNames, readWeights } from '../model-weights.js';
import type { FamilyLayer, FamilyModel, Maps } from './family-layer.js';
import { LayerReader } from './layer-reader.js';

/**
 * Reads a model as layers that every format can hold: Conv2D, AveragePooling2D, MaxPooling2D, Flatten, Dense, Dropout
 * and Activation, channels last, with linear, relu, tanh, sigmoid or softmax, on inputs of known size.
 * @param format what it is to be written as, for the messages
 * @throws UnsupportedLayerError at the first layer that is none of these
 * @throws WeightsDtypeError, WeightsNotFiniteError, WeightsNameError
 */
export async function readFamily(model: Sequential, format: string): Promise<FamilyModel> {
  const weights = await readWeights(model);
  checkFinite(weights, model.name);
  checkUniqueNames(weights, model.name);
  const byName = new Map(weights.map((weight) => [weight.name, weight]));
  const inputShape = knownInput(model, format);
  const layers: FamilyLayer[] = [];
  let shape = inputShape;
  let maps: Maps | undefined;
  for (const layer of model.layers) {
    if (layer.getClassName() === 'InputLayer') continue;
    const read = familyLayer(new LayerReader(layer, shape, byName, format), maps);
    layers.push(read);
    if (read.type === 'Flatten') maps ??= mapsOf(read.inputShape);
    if (read.type === 'Dense') maps = undefined;
    shape = read.outputShape;
  }
  if (layers.length > 0) return { name: model.name, inputShape, layers };
  throw new UnsupportedLayerError(model.name, 'Sequential', format, 'it has no layers');
}

/** Shape of one sample; a model without layers has no inputs. */
function knownInput({ inputs, layers }: Sequential, format: string): readonly number[] {
  const shape = inputs?.[0]?.shape.slice(1) ?? [];
  const sizes = shape.filter((size) => size !== null);
  const [first] = layers;
  if (sizes.length === shape.length || !first) return sizes;
  const found = 'it leaves the size of its input open';
  throw new UnsupportedLayerError(first.name, first.getClassName(), format, found);
}

/** The maps that a flattened sample was; none where it had fewer dimensions. */
function mapsOf([height, width, channels]: readonly number[]): Maps | undefined {
  return height && width && channels ? [height, width, channels] : undefined;
}

/** @param maps what was flattened before, where it was maps */
function familyLayer(reader: LayerReader, maps: Maps | undefined): FamilyLayer {
  switch (reader.type) {
    case 'Conv2D': {
      const parts = { ...reader.window(), ...reader.weights(), activation: reader.activation() };
      return { type: 'Conv2D', ...reader.place, ...parts, dilation: reader.pair('dilationRate') };
    }
    case 'AveragePooling2D':
    case 'MaxPooling2D':
      return { type: reader.type, ...reader.place, poolSize: reader.pair('poolSize'), ...reader.window() };
    case 'Flatten':
      reader.requireChannelsLast();
      return { type: 'Flatten', ...reader.place };
    case 'Dense': {
      const [inputs = 0, ...more] = reader.place.inputShape;
      if (more.length > 0)
        throw reader.refusal(`its inputs are ${reader.place.inputShape.join('×')}, not flat`);
      const activation = reader.activation();
      return {
        type: 'Dense',
        ...reader.place,
        ...reader.weights(),
        activation,
        maps: maps ?? [1, 1, inputs],
      };
    }
    case 'Activation':
      return { type: 'Activation', ...reader.place, activation: reader.activation() };
    case 'Dropout':
      return { type: 'Dropout', ...reader.place, rate: reader.number('rate') };
    default:
      throw reader.refusal('layers of its type are not known there');
  }
}
