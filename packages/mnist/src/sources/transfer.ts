import type { DownloadStore, PartialDownload, Validators } from './download-store.js';
import { fromByte, validatorsOf } from './validators.js';

/** What has arrived of one file, over one or several connections. */
export class Transfer {
  readonly #url: URL;
  readonly #store: DownloadStore;
  readonly #ranges: boolean;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #partial: PartialDownload | null = null;
  #resumable = false;
  validators: Validators = { etag: null, lastModified: null };
  receivedBytes = 0;
  /** The size of the whole file, where the server tells. */
  totalBytes: number | null = null;

  /** @param ranges Whether the server may be asked for a part of a file. */
  constructor(url: URL, store: DownloadStore, ranges: boolean) {
    this.#url = url;
    this.#store = store;
    this.#ranges = ranges;
  }

  /** Takes over what an earlier broken download left, if anything. */
  async resume(): Promise<void> {
    this.#partial = this.#ranges ? await this.#store.resumePartial(this.#url) : null;
    if (!this.#partial) return;
    this.validators = this.#partial.validators;
    this.#chunks = [this.#partial.bytes];
    this.receivedBytes = this.#partial.bytes.length;
    this.#resumable = true;
  }

  /** The headers that ask for what is missing; null where that is everything. */
  rangeHeaders(): Record<string, string> | null {
    if (!this.#resumable || this.receivedBytes === 0) return null;
    return fromByte(this.receivedBytes, this.validators);
  }

  /** Whether a 206 answer goes on exactly where this transfer stands. */
  continues(response: Response): boolean {
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
    if (!range || Number(range[1]) !== this.receivedBytes || response.headers.has('content-encoding'))
      return false;
    this.totalBytes = Number(range[2]);
    return true;
  }

  /** Begins anew with an answer that brings the whole file. */
  async begin(response: Response): Promise<void> {
    await this.discard();
    // Of a body that is unpacked on the way neither the length nor a range of the wire's bytes can be told.
    const encoded = response.headers.has('content-encoding');
    const length = response.headers.get('content-length');
    this.validators = validatorsOf(response);
    this.totalBytes = encoded || length === null ? null : Number(length);
    this.#resumable = this.#ranges && !encoded && fromByte(0, this.validators) !== null;
    if (this.#resumable) this.#partial = await this.#store.startPartial(this.#url, this.validators);
  }

  async append(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#chunks.push(chunk);
    this.receivedBytes += chunk.length;
    await this.#partial?.append(chunk);
  }

  /** All that has arrived, in one piece. */
  bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.receivedBytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** Drops what has arrived. */
  async discard(): Promise<void> {
    const partial = this.#partial;
    this.#partial = null;
    this.#chunks = [];
    this.receivedBytes = 0;
    await partial?.discard();
  }

  /** Leaves what has arrived to a later download. */
  async release(): Promise<void> {
    const partial = this.#partial;
    this.#partial = null;
    await partial?.release();
  }
}
