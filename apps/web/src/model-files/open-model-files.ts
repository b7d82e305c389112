import { decodeSafetensors, describedVariant, type NamedTensor } from '@lenet5/core';
import { weightsFrom } from '../explain/weights.js';
import { type Network, network, selectFileNetwork, startSelection } from '../network/network.js';
import { errorText } from '../page/error-text.js';
import { dismiss, type Notice, notify } from '../page/notices.js';
import { epochsDoneText } from '../run/run.js';
import { runController } from '../run/run-controller.js';
import { runInFile } from '../run/run-file.js';
import { trainingWorker } from '../worker/client.js';
import { checkVariant, tfjsVariant } from './check-variant.js';
import { IncompleteModelError, NotAModelError } from './model-file-errors.js';

/** The content of model files: weights and, in a checkpoint, a run. */
interface Content {
  readonly tensors: readonly NamedTensor[];
  /** The offer to open the run, for the notice. */
  readonly offer?: Pick<Notice, 'text' | 'action'>;
  /** What the file does not say about its layers, for the notice. */
  readonly assumed?: string;
}

const TOPIC = 'model-file';

async function readSafetensors(name: string, bytes: Uint8Array): Promise<Content> {
  const { tensors, metadata } = decodeSafetensors(bytes, name);
  const assumed = checkVariant(describedVariant(metadata));
  const run = await runInFile(bytes, name);
  if (!run) return { tensors, ...(assumed ? { assumed } : {}) };
  const text =
    ` The file is a checkpoint, ${epochsDoneText(run)} done: you can open its run in ` +
    'place of the run of this tab.';
  const action = { label: 'Open the run', run: () => void runController.openFile(run, bytes) };
  return { tensors, offer: { text, action } };
}

/** Reads the weights in a safetensors file, or in a `model.json` with its `weights.bin`. */
async function readFiles(files: readonly File[]): Promise<Content> {
  const bytes = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await file.arrayBuffer());
  const safetensors = files.find(({ name }) => name.endsWith('.safetensors'));
  if (safetensors) return readSafetensors(safetensors.name, await bytes(safetensors));
  const json = files.find(({ name }) => name.endsWith('.json'));
  const binary = files.find(({ name }) => name.endsWith('.bin'));
  if (json && binary) {
    const model = { json: await json.text(), weights: await bytes(binary) };
    checkVariant(tfjsVariant(model.json));
    return { tensors: await trainingWorker.call((api) => api.fromTfjs(model)) };
  }
  if (json || binary) throw new IncompleteModelError(json ? 'weights.bin' : 'model.json');
  throw new NotAModelError(files.map(({ name }) => name).join(', '));
}

/** Dismisses the notice about a network once another network is selected. */
function dismissWithNetwork(file: Network): void {
  const unsubscribe = network.subscribe((selected) => {
    if (selected === file) return;
    dismiss(TOPIC);
    unsubscribe();
  });
}

/**
 * Opens a model and selects it, or shows why it cannot be opened; then the selected network stays. If another network is
 * selected while the files are being read, they are ignored.
 */
export async function openModelFiles(files: readonly File[]): Promise<void> {
  const selection = startSelection();
  const names = files.map(({ name }) => name).join(' and ');
  try {
    const { tensors, offer, assumed = '' } = await readFiles(files);
    if (selection.aborted) return;
    const opened: Network = { weights: weightsFrom(tensors, names), name: `from ${names}`, origin: 'file' };
    selectFileNetwork(opened);
    const text = `The network of ${names} is selected.${assumed}${offer?.text ?? ''}`;
    notify({ topic: TOPIC, kind: 'info', text, ...(offer?.action && { action: offer.action }) });
    dismissWithNetwork(opened);
  } catch (error) {
    if (selection.aborted) return;
    const text = `${names} was not opened: ${errorText(error)}. The selected network has not changed.`;
    notify({ topic: TOPIC, kind: 'error', text });
  }
}
