import type { DownloadStore, PartialDownload, Validators } from './download-store.js';
import { fromByte, validatorsOf } from './validators.js';

/** The received bytes of one file, over one or more connections. */
export class Transfer {
  readonly #url: URL;
  readonly #store: DownloadStore;
  readonly #ranges: boolean;
  readonly #path: string | undefined;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #partial: PartialDownload | null = null;
  #resumable = false;
  /** The HTTP validators of the version that is transferred. */
  validators: Validators = { etag: null, lastModified: null };
  /** Number of received bytes. */
  receivedBytes = 0;
  /** The size of the file; null if the server does not report it. */
  totalBytes: number | null = null;

  /**
   * @param ranges Whether range requests are allowed.
   * @param path The file that gets the bytes, which are then not in memory. The store must have partial downloads.
   */
  constructor(url: URL, store: DownloadStore, ranges: boolean, path?: string) {
    this.#url = url;
    this.#store = store;
    this.#ranges = ranges;
    this.#path = path;
  }

  /** Continues with the bytes of an earlier interrupted download, if there are any. */
  async resume(): Promise<void> {
    this.#partial = this.#ranges ? await this.#store.resumePartial(this.#url) : null;
    if (!this.#partial) return;
    this.validators = this.#partial.validators;
    if (this.#path === undefined) this.#chunks = [await this.#partial.read()];
    this.receivedBytes = this.#partial.size;
    this.#resumable = true;
  }

  /** The request headers for the missing bytes; null if the whole file is missing. */
  rangeHeaders(): Record<string, string> | null {
    if (!this.#resumable || this.receivedBytes === 0) return null;
    return fromByte(this.receivedBytes, this.validators);
  }

  /** Whether a 206 response starts at the first missing byte. */
  continues(response: Response): boolean {
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
    if (!range || Number(range[1]) !== this.receivedBytes || response.headers.has('content-encoding'))
      return false;
    this.totalBytes = Number(range[2]);
    return true;
  }

  /** Restarts with a response that contains the whole file. */
  async begin(response: Response): Promise<void> {
    await this.discard();
    // If fetch() decompresses the body, its length and byte ranges differ from those on the wire.
    const encoded = response.headers.has('content-encoding');
    const length = response.headers.get('content-length');
    this.validators = validatorsOf(response);
    this.totalBytes = encoded || length === null ? null : Number(length);
    this.#resumable = this.#ranges && !encoded && fromByte(0, this.validators) !== null;
    if (this.#resumable || this.#path !== undefined)
      this.#partial = await this.#store.startPartial(this.#url, this.validators);
  }

  /** Adds received bytes. */
  async append(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#path === undefined) this.#chunks.push(chunk);
    this.receivedBytes += chunk.length;
    await this.#partial?.append(chunk);
  }

  /** Ends the transfer. @returns all received bytes; none if a file gets them. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#path !== undefined) {
      const partial = this.#partial;
      this.#partial = null;
      await partial?.moveTo(this.#path);
      return new Uint8Array();
    }
    const bytes = this.#joined();
    await this.discard();
    return bytes;
  }

  #joined(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.receivedBytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** Deletes the received bytes. */
  async discard(): Promise<void> {
    const partial = this.#partial;
    this.#partial = null;
    this.#chunks = [];
    this.receivedBytes = 0;
    await partial?.discard();
  }

  /** Keeps the received bytes for a later download. */
  async release(): Promise<void> {
    const partial = this.#partial;
    this.#partial = null;
    if (this.#resumable) await partial?.release();
    else await partial?.discard();
  }
}
