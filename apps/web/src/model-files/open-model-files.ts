import { decodeSafetensors, describedVariant, type NamedTensor } from '@lenet5/core';
import { weightsFrom } from '../explain/weights.js';
import { texts } from '../language/texts.js';
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
  /** Whether the file does not describe its layers, for the notice. */
  readonly isAssumed?: boolean;
  /** How a file of another program was read, for the notice. */
  readonly notes?: readonly string[];
}

const TOPIC = 'model-file';

/** A weight of the LeNet-5 of the page. Other frameworks have other names. */
const OUR_WEIGHT = 'conv1/kernel';

/** Reads a file of another program. The code for it is loaded first. */
async function readOther(name: string, bytes: Uint8Array): Promise<Content> {
  const { readerOf } = await import('./read-other-model.js');
  const read = readerOf(name);
  if (!read) throw new NotAModelError(name);
  return read(bytes, name);
}

async function readSafetensors(name: string, bytes: Uint8Array): Promise<Content> {
  const { tensors, metadata } = decodeSafetensors(bytes, name);
  const isAssumed = !checkVariant(describedVariant(metadata));
  const run = await runInFile(bytes, name);
  const isOurs = tensors.some((tensor) => tensor.name === OUR_WEIGHT);
  if (!run && !isOurs) return readOther(name, bytes);
  if (!run) return { tensors, isAssumed };
  const text = (): string => texts.value.notices.isCheckpoint(epochsDoneText(run));
  const action = {
    label: () => texts.value.notices.openRun,
    run: () => void runController.openFile(run, bytes),
  };
  return { tensors, offer: { text, action } };
}

/** Reads the weights in a safetensors file, in a `model.json` with its `weights.bin`, or in a file of another program. */
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
  const [file] = files;
  if (file && files.length === 1) return readOther(file.name, await bytes(file));
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
  const fileNames = files.map(({ name }) => name);
  const listed = (): string => fileNames.join(texts.value.network.and);
  try {
    const { tensors, offer, isAssumed = false, notes = [] } = await readFiles(files);
    if (selection.aborted) return;
    const opened: Network = {
      weights: weightsFrom(tensors, fileNames.join(', ')),
      files: fileNames,
      origin: 'file',
    };
    selectFileNetwork(opened);
    const text = (): string => {
      const { notices } = texts.value;
      const assumed = isAssumed ? ` ${notices.assumedLayers}` : '';
      const read = notes.length > 0 ? ` ${notices.readAs(notes.join('; '))}` : '';
      return `${notices.modelOpened(listed())}${assumed}${read}${offer ? ` ${offer.text()}` : ''}`;
    };
    notify({ topic: TOPIC, kind: 'info', text, ...(offer?.action && { action: offer.action }) });
    dismissWithNetwork(opened);
  } catch (error) {
    if (selection.aborted) return;
    const why = errorText(error);
    notify({
      topic: TOPIC,
      kind: 'error',
      text: () => texts.value.notices.modelNotOpened(listed(), why),
    });
  }
}
