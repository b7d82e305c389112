import { decodeSafetensors, type NamedTensor } from '@lenet5/model';
import { weightsFrom } from '../explain/weights.js';
import { messageOf, tell } from '../shell/notices.js';
import { ask } from '../worker/client.js';
import { network } from './network.js';

/** The weights in a safetensors file, or in a `model.json` with its `weights.bin`. */
async function readFiles(files: readonly File[]): Promise<readonly NamedTensor[]> {
  const bytes = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await file.arrayBuffer());
  const tensors = files.find(({ name }) => name.endsWith('.safetensors'));
  if (tensors) return decodeSafetensors(await bytes(tensors), tensors.name).tensors;
  const json = files.find(({ name }) => name.endsWith('.json'));
  const binary = files.find(({ name }) => name.endsWith('.bin'));
  if (json && binary) {
    const model = { json: await json.text(), weights: await bytes(binary) };
    return ask((api) => api.fromTfjs(model));
  }
  if (json || binary) {
    throw new Error(
      `${json ? 'weights.bin' : 'model.json'} is missing — give both files of a tfjs model together`,
    );
  }
  throw new Error(
    `${files[0]?.name ?? 'nothing'} is no model — give a .safetensors file, or model.json with weights.bin`,
  );
}

/** Takes a model from files as the present network, or says why it cannot be; the one before stays then. */
export async function takeModelFiles(files: readonly File[]): Promise<void> {
  const names = files.map(({ name }) => name).join(' and ');
  try {
    const weights = weightsFrom(await readFiles(files), names);
    network.value = { weights, name: `from ${names}`, origin: 'file' };
    tell({ topic: 'model-file', kind: 'news', text: `The network of ${names} is in use now.` });
  } catch (error) {
    tell({
      topic: 'model-file',
      kind: 'error',
      text: `${names} was not loaded: ${messageOf(error)}. The network before stays in use.`,
    });
  }
}
