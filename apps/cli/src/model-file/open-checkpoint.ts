import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { decodeSafetensors, type NamedTensor, type PlainModel, plainModel } from '@lenet5/core';
import { loadPlainModel } from '@lenet5/model/node';
import { runLayout } from '../run-folder/layout.js';

/**
 * Loads a checkpoint in the folder of a run that has ended with the layers of the run's model, because a checkpoint does not
 * describe layers other than those of LeNet-5.
 *
 * @param path of the checkpoint.
 * @returns undefined if the file is not such a checkpoint.
 */
export async function openCheckpoint(bytes: Uint8Array, path: string): Promise<PlainModel | undefined> {
  const file = resolve(path);
  const { checkpoints, model } = runLayout(dirname(dirname(file)));
  const json = join(model, 'model.json');
  if (dirname(file) !== checkpoints || !existsSync(json)) return undefined;
  const ended = await loadPlainModel(json);
  const weights = ended && pickWeights(ended.readValues(), decodeSafetensors(bytes, path).tensors);
  return weights && plainModel(ended.config, weights);
}

/** The tensors with the names and shapes of a model's weights; undefined if one is missing. */
function pickWeights(
  wanted: readonly NamedTensor[],
  tensors: readonly NamedTensor[],
): NamedTensor[] | undefined {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const found = wanted.flatMap(({ name, shape }) => {
    const tensor = byName.get(name);
    return tensor && String(tensor.shape) === String(shape) ? [tensor] : [];
  });
  return found.length === wanted.length ? found : undefined;
}
