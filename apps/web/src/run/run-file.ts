import { decodeSafetensors, encodeWithChecksum } from '@lenet5/core';
import type { Checkpoint, EpochEvent } from '@lenet5/trainer';
import { augmentationOf } from '../settings/augmentation.js';
import { MAX_EPOCHS } from '../settings/page-specs.js';
import { parseSettings, type RunSettings, settingsParams } from '../settings/run-settings.js';
import { parsePageEntry } from './page-entry.js';
import { newRun, type Run } from './run.js';

/** The metadata entry with what a checkpoint of the trainer does not have: learning rate, epochs to train, times. */
const PAGE_ENTRY = 'lenet5.page';

/** The metadata entry that every checkpoint has. */
const CHECKPOINT_ENTRY = 'lenet5.run';

/** A checkpoint file to download: the checkpoint of the trainer, and what else the page knows about the run. */
export function runFile({ settings, epochs, points }: Run, checkpoint: Uint8Array): Uint8Array {
  const { tensors, metadata } = decodeSafetensors(checkpoint, 'checkpoint');
  const entry = JSON.stringify({ settings: settingsParams(settings), epochs, points });
  return encodeWithChecksum(tensors, { ...metadata, [PAGE_ENTRY]: entry });
}

/**
 * The run in a checkpoint file of this page or of the command line, without an id; undefined if the file has weights
 * only.
 * @throws what `decodeCheckpoint()` of `@lenet5/trainer` throws if the checkpoint is damaged
 */
export async function runInFile(bytes: Uint8Array, source: string): Promise<Run | undefined> {
  const { metadata } = decodeSafetensors(bytes, source);
  if (metadata[CHECKPOINT_ENTRY] === undefined) return undefined;
  const { decodeCheckpoint } = await import('@lenet5/trainer');
  const { identity, progress } = await decodeCheckpoint(bytes);
  const { epoch, step } = progress;
  const page = parsePageEntry(metadata[PAGE_ENTRY]);
  const epochs = page?.epochs.length === epoch ? page.epochs : epochsOf(progress);
  const points = page?.points ?? epochs.map(({ epoch, loss, accuracy }) => ({ epoch, loss, accuracy }));
  const settings = settingsOf(identity, page?.settings ?? {}, step > 0 ? epoch + 1 : epoch);
  return { ...newRun('', settings), epochs, points, position: { epoch, step } };
}

/** The settings of the page entry. If the checkpoint itself has a value, that value is used. */
function settingsOf(
  { batchSize, seed, trainSize, optimizer, augmentation, gradient = '' }: Checkpoint['identity'],
  known: Readonly<Record<string, string>>,
  minEpochs: number,
): RunSettings {
  const name = optimizer.split(' ', 1)[0] ?? '';
  const settings = parseSettings({
    ...known,
    batchSize: String(batchSize),
    seed: String(seed),
    images: String(trainSize),
    augmentation: augmentationOf(augmentation),
    // As the trainer writes them: "clipNorm=1 l2=0.0001".
    ...Object.fromEntries(['clipNorm', 'l2'].map((name) => [name, fieldOf(gradient, name)])),
    optimizer: name === 'sgd' && !/momentum=0(?![.\d])/.test(optimizer) ? 'momentum' : name,
  });
  return { ...settings, epochs: Math.min(MAX_EPOCHS, Math.max(settings.epochs, minEpochs)) };
}

/** The value of a field of a text such as `clipNorm=1 l2=0.0001`; '' without it. */
function fieldOf(text: string, name: string): string {
  const field = text.split(' ').find((one) => one.startsWith(`${name}=`));
  return field?.slice(name.length + 1) ?? '';
}

/** The scores per epoch of a checkpoint, which does not say how long the epochs took. */
function epochsOf({ history }: Checkpoint['progress']): EpochEvent[] {
  return history.loss.map((loss, index) => {
    const [val_loss, val_accuracy] = [history.val_loss[index], history.val_accuracy[index]];
    return {
      ...{ type: 'epoch', epoch: index + 1, loss, accuracy: history.accuracy[index] ?? 0 },
      ...(val_loss !== undefined && { val_loss }),
      ...(val_accuracy !== undefined && { val_accuracy }),
      ...{ seconds: Number.NaN, imagesPerSecond: Number.NaN, learningRate: Number.NaN },
    } satisfies EpochEvent;
  });
}
