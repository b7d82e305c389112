import type { NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { WeightsMismatchError } from '../errors/weights-errors.js';
import { channelsFirstShape, channelsLastKernel } from '../family/channels-first.js';
import type { WeightedLayer } from '../family/family-layer.js';
import { readFamily } from '../family/read-family.js';

/** One weight of a PyTorch state dict, and how it becomes a weight of the tfjs model. */
export interface StateDictEntry {
  /** `conv1.weight` */
  readonly name: string;
  readonly shape: readonly number[];
  /** @param values in PyTorch's order @returns the tfjs model's weight, under its name */
  readonly own: (values: Float32Array) => NamedTensor;
}

/** What the state dict of a model's twin in PyTorch holds, in the model's order. */
export async function stateDictEntries(model: Sequential): Promise<StateDictEntry[]> {
  const { layers } = await readFamily(model, "safetensors in PyTorch's layout");
  return layers.flatMap((layer) => ('kernel' in layer ? layerEntries(layer) : []));
}

function layerEntries(layer: WeightedLayer): StateDictEntry[] {
  const { name, kernel, bias } = layer;
  const weight = {
    name: `${name}.weight`,
    shape: channelsFirstShape(layer),
    own: (values: Float32Array) => ({ ...kernel, values: channelsLastKernel(layer, values) }),
  };
  if (!bias) return [weight];
  const own = (values: Float32Array) => ({ ...bias, values });
  return [weight, { name: `${name}.bias`, shape: bias.shape, own }];
}

/**
 * The weights of a model from a state dict with its layers' names.
 * @throws WeightsMismatchError where a weight is missing, unknown or of another shape
 */
export async function fromStateDict(
  model: Sequential,
  tensors: readonly NamedTensor[],
  source: string,
): Promise<NamedTensor[]> {
  const given = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const weights = (await stateDictEntries(model)).map(({ name, shape, own }) => {
    const tensor = given.get(name);
    if (!tensor) throw new WeightsMismatchError(source, `${name} is missing`);
    if (String(tensor.shape) !== String(shape)) {
      throw new WeightsMismatchError(
        source,
        `${name} is [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`,
      );
    }
    given.delete(name);
    return own(tensor.values);
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new WeightsMismatchError(source, `the model has no ${unknown}`);
  return weights;
}
