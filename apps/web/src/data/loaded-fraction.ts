import type { LoadProgress } from '@lenet5/mnist';

/** Bytes of the uncompressed image files. The label files are too small to count. */
const UNCOMPRESSED = { train: 47_040_016, test: 7_840_016 } as const;

const isImages = (file: string): boolean => file.includes('images');

const sizeOf = (file: string): number =>
  file.includes('train-images') ? UNCOMPRESSED.train : UNCOMPRESSED.test;

/** How much of the data is loaded, summed over the files. */
export class LoadedFraction {
  readonly #files = new Map<string, number>();

  /** From 0 to 1. */
  get fraction(): number {
    const all = UNCOMPRESSED.train + UNCOMPRESSED.test;
    return [...this.#files]
      .filter(([file]) => isImages(file))
      .reduce((sum, [file, fraction]) => sum + (fraction * sizeOf(file)) / all, 0);
  }

  /** Takes the progress of one file. A server that decompresses on the fly sends no total: the uncompressed size is used. */
  update({ file, receivedBytes, totalBytes }: LoadProgress): void {
    this.#files.set(file, Math.min(1, receivedBytes / (totalBytes ?? sizeOf(file))));
  }
}
