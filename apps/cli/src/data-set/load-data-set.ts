import { basename } from 'node:path';
import { type ImageSet, loadMnist, type Mnist } from '@lenet5/mnist';
import { oneOf } from '../flags/one-of.js';
import { formatCount } from '../terminal/format.js';

/** A part of a data set. */
export type Split = 'test' | 'train';

/** Reads `--split`. */
export const readSplit: (text: string) => Split = oneOf('--split', ['test', 'train']);

/** A download that starts: "fetching train-images-idx3-ubyte.gz (9.9 MB)". */
function describeDownload(file: string, totalBytes: number | null): string {
  return `fetching ${basename(file)}${totalBytes === null ? '' : ` (${(totalBytes / 1e6).toFixed(1)} MB)`}`;
}

/**
 * Loads a data set.
 *
 * @param source `bundled`, `mirror`, a folder or a URL.
 * @param note called once per downloaded file with a line of text.
 * @throws what `loadMnist` throws.
 */
export async function loadDataSet(source: string, note: (text: string) => void): Promise<Mnist> {
  const known = new Set<string>();
  return loadMnist({
    source,
    onProgress({ file, totalBytes }) {
      if (!known.has(file)) note(describeDownload(file, totalBytes));
      known.add(file);
    },
  });
}

/** Describes a set of images: "the 10,000 test images of MNIST". */
export function describeSplit({ verified, source }: Mnist, split: Split, { count }: ImageSet): string {
  const kind = split === 'test' ? 'test' : 'training';
  return `the ${formatCount(count)} ${kind} images of ${verified ? 'MNIST' : source}`;
}
