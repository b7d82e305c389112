import { decodeSafetensors, type NamedTensor } from '@lenet5/core';
import { weightsFrom } from '../explain/weights.js';
import { type Network, network, wishForNetwork } from '../network/network.js';
import { messageOf, type Notice, tell, untell } from '../page/notices.js';
import { runInFile } from '../run/run-file.js';
import { epochsDoneText, takeUpRun } from '../run/take-up-run.js';
import { ask } from '../worker/client.js';

/** What files hold: weights, and of a checkpoint the run as well. */
interface Found {
  readonly tensors: readonly NamedTensor[];
  /** What more is to be said, and can be done. */
  readonly run?: Pick<Notice, 'text' | 'action'>;
}

async function readSafetensors(name: string, bytes: Uint8Array): Promise<Found> {
  const { tensors } = decodeSafetensors(bytes, name);
  const run = await runInFile(bytes, name);
  if (!run) return { tensors };
  const text =
    ` The file is a checkpoint, ${epochsDoneText(run)} of ${run.settings.epochs} epochs done: the run can go on in ` +
    'the place of this tab’s.';
  const action = { name: 'Take up the run', run: () => void takeUpRun(run, bytes) };
  return { tensors, run: { text, action } };
}

/** The weights in a safetensors file, or in a `model.json` with its `weights.bin`. */
async function readFiles(files: readonly File[]): Promise<Found> {
  const bytes = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await file.arrayBuffer());
  const tensors = files.find(({ name }) => name.endsWith('.safetensors'));
  if (tensors) return readSafetensors(tensors.name, await bytes(tensors));
  const json = files.find(({ name }) => name.endsWith('.json'));
  const binary = files.find(({ name }) => name.endsWith('.bin'));
  if (json && binary) {
    const model = { json: await json.text(), weights: await bytes(binary) };
    return { tensors: await ask((api) => api.fromTfjs(model)) };
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

/** Takes back what was told of a network once another is in use. */
function untellLater(topic: string, taken: Network): void {
  const unfollow = network.subscribe((present) => {
    if (present === taken) return;
    untell(topic);
    unfollow();
  });
}

/**
 * Takes a model from files as the present network, or says why it cannot be; the one before stays then. Files that
 * another network was wished for after, while they were read, are of no interest any more.
 */
export async function takeModelFiles(files: readonly File[]): Promise<void> {
  const isWished = wishForNetwork();
  const names = files.map(({ name }) => name).join(' and ');
  const topic = 'model-file';
  try {
    const { tensors, run } = await readFiles(files);
    if (!isWished()) return;
    const taken: Network = { weights: weightsFrom(tensors, names), name: `from ${names}`, origin: 'file' };
    network.value = taken;
    const text = `The network of ${names} is in use now.${run?.text ?? ''}`;
    tell({ topic, kind: 'news', text, ...(run?.action && { action: run.action }) });
    untellLater(topic, taken);
  } catch (error) {
    if (!isWished()) return;
    tell({
      topic,
      kind: 'error',
      text: `${names} was not loaded: ${messageOf(error)}. The network before stays in use.`,
    });
  }
}
