import { basename } from 'node:path';
import { formatQuantity, shapeSize } from '@lenet5/core';
import {
  type AnyImageSet,
  type DataOrigin,
  imageShape,
  isStreamed,
  type LoadMnistOptions,
  type OpenMnist,
  type OpenMnistSplit,
  type SplitName,
  type StreamMnistOptions,
  streamMnist,
  streamMnistSplit,
} from '@lenet5/mnist';
import { oneOf } from '../flags/one-of.js';
import { formatCount } from '../terminal/format.js';
import { memoryLimit } from './memory-limit.js';

/** Reads `--split`. */
export const readSplit: (text: string) => SplitName = oneOf('--split', ['test', 'train']);

/** How a data set is loaded. */
export interface LoadOptions {
  /** Loads only some of the training images. */
  readonly limit?: LoadMnistOptions['limit'];
  /** Whether the images stay on disk even if they fit into the memory. Default false. */
  readonly stream?: boolean;
}

/** A download that starts: "fetching train-images-idx3-ubyte.gz (9.9 MB)". */
function describeDownload(file: string, totalBytes: number | null): string {
  return `fetching ${basename(file)}${totalBytes === null ? '' : ` (${(totalBytes / 1e6).toFixed(1)} MB)`}`;
}

function loadOptions(
  source: string,
  note: (text: string) => void,
  { limit, stream = false }: LoadOptions,
): StreamMnistOptions {
  const known = new Set<string>();
  return {
    source,
    limit,
    memoryLimit: stream ? 0 : memoryLimit(),
    onProgress({ file, totalBytes }) {
      if (!known.has(file)) note(describeDownload(file, totalBytes));
      known.add(file);
    },
  };
}

/**
 * Loads a data set. The images of a set that is too large for the memory stay on disk, until the set is closed.
 *
 * @param source `bundled`, `mirror`, a folder or a URL.
 * @param note called with a line of text per downloaded file, and per set that stays on disk.
 * @throws what `streamMnist` throws.
 */
export async function loadDataSet(
  source: string,
  note: (text: string) => void,
  options: LoadOptions = {},
): Promise<OpenMnist> {
  const loaded = await streamMnist(loadOptions(source, note, options));
  noteOrigin(loaded, note);
  noteStream('training', loaded.train, note);
  noteStream('test', loaded.test, note);
  return loaded;
}

/** Loads the training or the test images of a data set; like {@link loadDataSet}. The other files can be missing. */
export async function loadSplit(
  source: string,
  split: SplitName,
  note: (text: string) => void,
  options: LoadOptions = {},
): Promise<OpenMnistSplit> {
  const loaded = await streamMnistSplit(split, loadOptions(source, note, options));
  noteOrigin(loaded, note);
  noteStream(split === 'test' ? 'test' : 'training', loaded.set, note);
  return loaded;
}

/** Says what was assumed or left out. */
function noteOrigin({ notes }: DataOrigin, note: (text: string) => void): void {
  for (const line of notes ?? []) note(`note: ${line}`);
}

/** Says that images stay on disk: "the 4,000,000 training images (3,136 MB) stay on disk, and are read when they are needed". */
function noteStream(kind: string, set: AnyImageSet, note: (text: string) => void): void {
  if (!isStreamed(set)) return;
  const size = formatCount(Math.ceil((set.count * shapeSize(imageShape(set))) / 1e6));
  note(
    `note: the ${formatQuantity(set.count, `${kind} image`)} (${size} MB) stay on disk, and are read when they are needed`,
  );
}

/** Describes a set of images: "the 10,000 test images of MNIST". */
export function describeSplit(
  { verified, source }: DataOrigin,
  split: SplitName,
  { count }: Pick<AnyImageSet, 'count'>,
): string {
  const kind = split === 'test' ? 'test' : 'training';
  return `the ${formatQuantity(count, `${kind} image`)} of ${verified ? 'MNIST' : source}`;
}
