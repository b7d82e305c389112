import { plainModel } from '@lenet5/core';
import { effect } from '@preact/signals';
import { weightsFrom } from '../explain/weights.js';
import { texts } from '../language/texts.js';
import {
  network,
  otherNetwork,
  selectFileNetwork,
  selectOtherNetwork,
  startSelection,
} from '../network/network.js';
import { takesImages } from '../network/other-network.js';
import { errorText } from '../page/error-text.js';
import { dismiss, type Notice, notify } from '../page/notices.js';
import { epochsDoneText, type Run } from '../run/run.js';
import { runController } from '../run/run-controller.js';
import { runInFile } from '../run/run-file.js';
import { trainingWorker } from '../worker/client.js';
import { assumedChoices } from './assumed-choices.js';
import { pageWeights } from './match-page-network.js';
import { IncompleteModelError, NoImageNetworkError, NotAModelError } from './model-file-errors.js';
import type { ReadModel, VariantChoice } from './read-model.js';

/** The content of model files: a model and, in a checkpoint, a run. */
interface Content extends ReadModel {
  readonly run?: { readonly run: Run; readonly checkpoint: Uint8Array };
}

const TOPIC = 'model-file';

/** Reads one file. The code for it is loaded first. */
async function readFile(file: File, choice: VariantChoice): Promise<Content> {
  const { name } = file;
  const { readerOf } = await import('./read-model.js');
  const read = readerOf(name);
  if (!read) throw new NotAModelError(name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const run = name.endsWith('.safetensors') ? await runInFile(bytes, name) : undefined;
  return { ...(await read(bytes, name, choice)), ...(run && { run: { run, checkpoint: bytes } }) };
}

/** The file beside a model in a run folder with the names of its classes. */
const CLASS_NAMES_FILE = 'classes.json';

/** The files of a model itself. */
function modelFiles(files: readonly File[]): readonly File[] {
  return files.length === 1 ? files : files.filter(({ name }) => name !== CLASS_NAMES_FILE);
}

/** Reads the model in some files, with the names of its classes if they are in a file of their own. */
async function readFiles(files: readonly File[], choice: VariantChoice): Promise<Content> {
  const names = files.find(({ name }) => name === CLASS_NAMES_FILE);
  const content = await readModelFiles(modelFiles(files), choice);
  if (!names) return content;
  const { readClassNames } = await import('./read-model.js');
  const classNames = await readClassNames(await names.text());
  if (!classNames) throw new NotAModelError(CLASS_NAMES_FILE);
  return { ...content, classNames };
}

/** Reads the model in one file, or in a `model.json` with its `weights.bin`. */
async function readModelFiles(files: readonly File[], choice: VariantChoice): Promise<Content> {
  const json = files.find(({ name }) => name.endsWith('.json'));
  const binary = files.find(({ name }) => name.endsWith('.bin'));
  if (json && binary) {
    const saved = { json: await json.text(), weights: new Uint8Array(await binary.arrayBuffer()) };
    const { config, weights } = await trainingWorker.call((api) => api.fromTfjs(saved));
    return { model: plainModel(config, weights), notes: [], assumed: {} };
  }
  if (json || binary) throw new IncompleteModelError(json ? 'weights.bin' : 'model.json');
  const [file] = files;
  if (file && files.length === 1) return readFile(file, choice);
  throw new NotAModelError(files.map(({ name }) => name).join(', '));
}

/** Selects the network of a file, unless another one has been selected meanwhile. Returns whether it did. */
async function select(content: Content, files: readonly string[], selection: AbortSignal): Promise<boolean> {
  const weights = pageWeights(content);
  if (weights) {
    selectFileNetwork({ weights: weightsFrom(weights, files.join(', ')), files, origin: 'file' });
    return true;
  }
  if (!takesImages(content)) throw new NoImageNetworkError(content.model.config.inputShape);
  const { openOtherNetwork } = await import('../other-network/prediction.js');
  const { model, classNames, data } = content;
  const other = { model, files, ...(classNames && { classNames }), ...(data !== undefined && { data }) };
  await openOtherNetwork(other);
  if (selection.aborted) return false;
  selectOtherNetwork(other);
  return true;
}

/** Ends the dismissal of the notice that is shown. */
const dismissal = { end: (): void => undefined };

/** Dismisses the notice about a network once another network is selected. */
function dismissWithNetwork(): void {
  const [own, other] = [network.peek(), otherNetwork.peek()];
  dismissal.end = effect(() => {
    if (network.value === own && otherNetwork.value === other) return;
    dismiss(TOPIC);
    dismissal.end();
  });
}

/** What the notice about an opened network says and offers. */
function noticeOf(
  files: readonly File[],
  listed: () => string,
  { run, notes, assumed }: Content,
  choice: VariantChoice,
): Notice {
  const text = (): string => {
    const { notices } = texts.value;
    const isAssumed = Object.keys({ ...assumed, ...choice }).length > 0;
    return [
      notices.modelOpened(listed()),
      isAssumed ? notices.assumedLayers : '',
      notes.length > 0 ? notices.readAs(notes.join('; ')) : '',
      run ? notices.isCheckpoint(epochsDoneText(run.run)) : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  };
  const action = run && {
    label: () => texts.value.notices.openRun,
    run: () => void runController.openFile(run.run, run.checkpoint),
  };
  const choices = assumedChoices({ ...assumed, ...choice }, (next) => void openModelFiles(files, next));
  return { topic: TOPIC, kind: 'info', text, choices, ...(action && { action }) };
}

/**
 * Opens a model and selects it, or shows why it cannot be opened; then the selected network stays. If another network is
 * selected while the files are being read, they are ignored.
 *
 * @param choice what a file of weights does not say about its layers
 */
export async function openModelFiles(files: readonly File[], choice: VariantChoice = {}): Promise<void> {
  const selection = startSelection();
  const fileNames = modelFiles(files).map(({ name }) => name);
  const listed = (): string => fileNames.join(texts.value.network.and);
  try {
    const content = await readFiles(files, choice);
    if (selection.aborted) return;
    // The next notice takes the place of this one, so that a choice in it keeps the focus.
    dismissal.end();
    if (!(await select(content, fileNames, selection))) return;
    notify(noticeOf(files, listed, content, choice));
    dismissWithNetwork();
  } catch (error) {
    if (selection.aborted) return;
    const why = errorText(error);
    notify({
      topic: TOPIC,
      kind: 'error',
      text: () => texts.value.notices.modelNotOpened(listed(), why),
      // A choice that does not fit the weights can be changed.
      choices: assumedChoices(choice, (next) => void openModelFiles(files, next)),
    });
  }
}
