import { basename } from 'node:path';
import { formatQuantity } from '@lenet5/core';
import {
  type DataOrigin,
  type ImageSet,
  type LoadMnistOptions,
  loadMnist,
  loadMnistSplit,
  type Mnist,
  type MnistSplit,
  type SplitName,
} from '@lenet5/mnist';
import { oneOf } from '../flags/one-of.js';

/** Reads `--split`. */
export const readSplit: (text: string) => SplitName = oneOf('--split', ['test', 'train']);

/** A download that starts: "fetching train-images-idx3-ubyte.gz (9.9 MB)". */
function describeDownload(file: string, totalBytes: number | null): string {
  return `fetching ${basename(file)}${totalBytes === null ? '' : ` (${(totalBytes / 1e6).toFixed(1)} MB)`}`;
}

function loadOptions(
  source: string,
  note: (text: string) => void,
  limit?: LoadMnistOptions['limit'],
): LoadMnistOptions {
  const known = new Set<string>();
  return {
    source,
    limit,
    onProgress({ file, totalBytes }) {
      if (!known.has(file)) note(describeDownload(file, totalBytes));
      known.add(file);
    },
  };
}

/**
 * Loads a data set.
 *
 * @param source `bundled`, `mirror`, a folder or a URL.
 * @param note called once per downloaded file with a line of text.
 * @param limit loads only some of the training images.
 * @throws what `loadMnist` throws.
 */
export function loadDataSet(
  source: string,
  note: (text: string) => void,
  limit?: LoadMnistOptions['limit'],
): Promise<Mnist> {
  return noted(loadMnist(loadOptions(source, note, limit)), note);
}

/** Says what was assumed or left out. */
async function noted<Loaded extends DataOrigin>(
  loading: Promise<Loaded>,
  note: (text: string) => void,
): Promise<Loaded> {
  const loaded = await loading;
  for (const line of loaded.notes ?? []) note(`note: ${line}`);
  return loaded;
}

/** Loads the training or the test images of a data set; like {@link loadDataSet}. The other files can be missing. */
export function loadSplit(
  source: string,
  split: SplitName,
  note: (text: string) => void,
  limit?: LoadMnistOptions['limit'],
): Promise<MnistSplit> {
  return noted(loadMnistSplit(split, loadOptions(source, note, limit)), note);
}

/** Describes a set of images: "the 10,000 test images of MNIST". */
export function describeSplit(
  { verified, source }: DataOrigin,
  split: SplitName,
  { count }: ImageSet,
): string {
  const kind = split === 'test' ? 'test' : 'training';
  return `the ${formatQuantity(count, `${kind} image`)} of ${verified ? 'MNIST' : source}`;
}
