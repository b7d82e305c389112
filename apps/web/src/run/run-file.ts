import { decodeSafetensors, encodeSafetensors } from '@lenet5/core';
import type { Checkpoint, EpochEvent } from '@lenet5/trainer';
import { paramsOf, RANGES, type RunSettings, settingsFrom } from '../settings/run-settings.js';
import { type CurvePoint, newRun, type Run } from './run.js';

/** The metadata entry that holds what the trainer's own checkpoint does not: rates, how many epochs, times. */
const ENTRY = 'lenet5.page';

/** The metadata entry that makes a file a checkpoint. */
const CHECKPOINT = 'lenet5.run';

/** A checkpoint for the reader to keep: as the trainer made it, and with it what the page knows of the run. */
export function runFile({ settings, epochs, points }: Run, checkpoint: Uint8Array): Uint8Array {
  const { tensors, metadata } = decodeSafetensors(checkpoint, 'the checkpoint');
  const page = JSON.stringify({ settings: paramsOf(settings), epochs, points });
  return encodeSafetensors(tensors, { ...metadata, [ENTRY]: page });
}

/**
 * The run that a file is a checkpoint of, of this page or of the command line, without an id; undefined where it holds
 * weights alone.
 * @throws what `decodeCheckpoint` of `@lenet5/trainer` throws where the checkpoint is damaged
 */
export async function runInFile(bytes: Uint8Array, source: string): Promise<Run | undefined> {
  const { metadata } = decodeSafetensors(bytes, source);
  if (metadata[CHECKPOINT] === undefined) return undefined;
  const { decodeCheckpoint } = await import('@lenet5/trainer');
  const { identity, progress } = await decodeCheckpoint(bytes);
  const { epoch, step } = progress;
  const page = pageEntry(metadata[ENTRY]);
  const epochs = page?.epochs.length === epoch ? page.epochs : epochsOf(progress);
  const points = page?.points ?? epochs.map(({ epoch, loss, accuracy }) => ({ epoch, loss, accuracy }));
  const settings = settingsOf(identity, page?.settings ?? {}, step > 0 ? epoch + 1 : epoch);
  return { ...newRun('', settings), epochs, points, position: { epoch, step } };
}

/** What the page knew; what the checkpoint itself says goes before it. */
function settingsOf(
  { batchSize, seed, trainSize, optimizer }: Checkpoint['identity'],
  known: Readonly<Record<string, string>>,
  leastEpochs: number,
): RunSettings {
  const name = optimizer.split(' ', 1)[0] ?? '';
  const settings = settingsFrom({
    ...known,
    batchSize: String(batchSize),
    seed: String(seed),
    images: String(trainSize),
    optimizer: name === 'sgd' && !/momentum=0(?![.\d])/.test(optimizer) ? 'momentum' : name,
  });
  return { ...settings, epochs: Math.min(RANGES.epochs[1], Math.max(settings.epochs, leastEpochs)) };
}

/** Scores of the epochs behind a checkpoint; how long they took it does not say. */
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

interface PageEntry {
  readonly settings: Record<string, string>;
  readonly epochs: EpochEvent[];
  readonly points: CurvePoint[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether a value is a list of objects that have these numbers. */
const areNumbers = (value: unknown, ...names: readonly string[]): boolean =>
  Array.isArray(value) &&
  value.every((one) => isRecord(one) && names.every((name) => Number.isFinite(one[name])));

/** What a file holds of the page's; undefined where that is missing or not as the page writes it. */
function pageEntry(json: string | undefined): PageEntry | undefined {
  if (json === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(json);
    return isPageEntry(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isPageEntry(value: unknown): value is PageEntry {
  return (
    isRecord(value) &&
    isRecord(value.settings) &&
    areNumbers(value.epochs, 'epoch', 'loss', 'accuracy') &&
    areNumbers(value.points, 'epoch', 'loss', 'accuracy')
  );
}
