import { type NamedTensor, type PlainModel, WeightsMismatchError } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { channelsFirstShape, channelsLastKernel } from '../layers/channels-first.js';
import type { ExportNormalization, WeightedLayer } from '../layers/export-layer.js';
import { checkNormalizations, normalizationEntries } from '../layers/normalization-weights.js';
import { readExportModel } from '../layers/read-export-model.js';

/** A weight of a PyTorch state dict, and its conversion to a weight of the tfjs model. */
export interface StateDictEntry {
  /** `conv1.weight` */
  readonly name: string;
  readonly shape: readonly number[];
  /** @param values in the order of PyTorch @returns the weight of the tfjs model, with its name */
  readonly toTfjs: (values: Float32Array) => NamedTensor;
}

/** The entries of the state dict of the same model in PyTorch, in the order of the model. */
export async function stateDictEntries(model: LayersModel | PlainModel): Promise<StateDictEntry[]> {
  const format = "safetensors in PyTorch's layout";
  const { layers } = await readExportModel(model, format);
  checkNormalizations(layers, format);
  return layers.flatMap((layer) => {
    if (layer.type === 'BatchNormalization') return averageEntries(layer);
    return 'kernel' in layer ? layerEntries(layer) : [];
  });
}

function layerEntries(layer: WeightedLayer): StateDictEntry[] {
  const { name, kernel, bias } = layer;
  const weight = {
    name: `${name}.weight`,
    shape: channelsFirstShape(layer),
    toTfjs: (values: Float32Array) => ({ ...kernel, values: channelsLastKernel(layer, values) }),
  };
  if (!bias) return [weight];
  const toTfjs = (values: Float32Array) => ({ ...bias, values });
  return [weight, { name: `${name}.bias`, shape: bias.shape, toTfjs }];
}

function averageEntries(layer: ExportNormalization): StateDictEntry[] {
  return normalizationEntries(layer).map(([name, weight]) => ({
    name: `${layer.name}.${name}`,
    shape: weight.shape,
    toTfjs: (values) => ({ ...weight, values }),
  }));
}

/**
 * Converts a state dict with the names of a model's layers to the weights of the model.
 * @throws WeightsMismatchError if a weight is missing, unknown or has another shape
 */
export async function fromStateDict(
  model: LayersModel | PlainModel,
  tensors: readonly NamedTensor[],
  source: string,
): Promise<NamedTensor[]> {
  const given = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const weights = (await stateDictEntries(model)).map(({ name, shape, toTfjs }) => {
    const tensor = given.get(name);
    if (!tensor) throw new WeightsMismatchError(source, `${name} is missing`);
    if (String(tensor.shape) !== String(shape)) {
      throw new WeightsMismatchError(
        source,
        `${name} is [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`,
      );
    }
    given.delete(name);
    return toTfjs(tensor.values);
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new WeightsMismatchError(source, `the model has no weight ${unknown}`);
  return weights;
}
