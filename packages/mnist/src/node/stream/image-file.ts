import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { FileUnreadableError } from '../../errors/file-errors.js';
import { IdxTrailingBytesError, IdxTruncatedError } from '../../errors/idx-errors.js';
import type { IdxArray, IdxType } from '../../idx-array.js';
import { IDX_TYPES, valueCount } from '../../idx-types.js';
import { readIdxHeader } from '../../read-idx.js';
import { errorCode } from '../error-code.js';
import { ReadingThreads } from './reading-threads.js';
import { answerRead, type ReadAnswer, type ScatteredRead } from './scattered-read.js';

/** The longest header: that of 255 dimensions. */
const HEADER_BYTES = 4 + 4 * 255;

/** Fewer images are read on the caller's thread, which takes less time than to start others. */
const FEWEST_FOR_THREADS = 256;

/** Bytes that are hashed at a time. */
const HASHED_BYTES = 2 ** 20;

/** An open IDX file of bytes, whose values along the first dimension are read by index. */
export class ImageFile {
  readonly path: string;
  readonly type: IdxType;
  readonly shape: readonly number[];
  readonly #file: FileHandle;
  readonly #start: number;
  readonly #recordBytes: number;
  #threads: ReadingThreads | undefined = new ReadingThreads();
  /** Memory that the threads share with this one, if the memory of the caller is not shared. */
  #shared: Uint8Array = new Uint8Array(0);
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(path: string, file: FileHandle, { type, shape }: Pick<IdxArray, 'type' | 'shape'>) {
    this.path = path;
    this.type = type;
    this.shape = shape;
    this.#file = file;
    this.#start = 4 + 4 * shape.length;
    this.#recordBytes = valueCount(shape.slice(1)) * IDX_TYPES[type].width;
  }

  /**
   * Opens a file and checks its header and its size.
   * @throws {FileUnreadableError} if the file cannot be opened; an IDX error if it is no such file, or its size is wrong.
   */
  static async open(path: string): Promise<ImageFile> {
    const file = await open(path).catch((cause: unknown) => {
      throw new FileUnreadableError(path, errorCode(cause), 'check the file and its permissions', cause);
    });
    try {
      const head = new Uint8Array(HEADER_BYTES);
      const { bytesRead } = await file.read(head, 0, HEADER_BYTES, 0);
      const images = new ImageFile(path, file, readIdxHeader(head.subarray(0, bytesRead), path));
      await images.#checkSize();
      return images;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * Reads the values at `indices` of the first dimension into `to`; one call after the other.
   * @throws {IdxTruncatedError} if the file has become shorter. @throws {FileUnreadableError} if the disk fails, or the set is closed.
   */
  async read(indices: Uint32Array, to: Uint8Array): Promise<void> {
    if (this.#isClosed) throw new FileUnreadableError(this.path, 'the set is closed', 'open it again');
    const reading = this.#last.then(() =>
      isRun(indices) ? this.#readRun(indices, to) : this.#readEach(indices, to),
    );
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** SHA-256 of the file. @throws {FileUnreadableError} if the disk fails. */
  async sha256(): Promise<string> {
    const hash = createHash('sha256');
    try {
      for await (const bytes of createReadStream(this.path, { highWaterMark: HASHED_BYTES }))
        hash.update(bytes);
    } catch (cause) {
      this.#fail(errorCode(cause), cause);
    }
    return hash.digest('hex');
  }

  /** Closes the file once pending reads have ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#last;
    await this.#threads?.close();
    await this.#file.close();
  }

  async #readRun(indices: Uint32Array, to: Uint8Array): Promise<void> {
    const position = this.#start + (indices[0] ?? 0) * this.#recordBytes;
    for (let done = 0; done < to.length; ) {
      const { bytesRead } = await this.#file
        .read(to, done, to.length - done, position + done)
        .catch((cause: unknown) => this.#fail(errorCode(cause), cause));
      if (bytesRead === 0) return this.#failShort();
      done += bytesRead;
    }
  }

  async #readEach(indices: Uint32Array, to: Uint8Array): Promise<void> {
    const read = { file: this.#file.fd, start: this.#start, recordBytes: this.#recordBytes, indices, to };
    const isShort = indices.length < FEWEST_FOR_THREADS;
    const answer = (isShort ? undefined : await this.#askThreads(read)) ?? answerRead(read);
    if ('reason' in answer) return this.#fail(answer.reason);
    if (!answer.complete) return this.#failShort();
  }

  /** Undefined if a thread does not start: a bundler can leave out its file, and Node can forbid threads. */
  async #askThreads(read: ScatteredRead): Promise<ReadAnswer | undefined> {
    const { to } = read;
    const isShared = to.buffer instanceof SharedArrayBuffer;
    const shared = isShared ? to : this.#sharedMemory(to.length);
    try {
      const answer = await this.#threads?.read({ ...read, to: shared });
      if (answer && !isShared) to.set(shared);
      return answer;
    } catch {
      await this.#threads?.close();
      this.#threads = undefined;
      return undefined;
    }
  }

  #sharedMemory(bytes: number): Uint8Array {
    if (this.#shared.length < bytes) this.#shared = new Uint8Array(new SharedArrayBuffer(bytes));
    return this.#shared.subarray(0, bytes);
  }

  async #checkSize(): Promise<void> {
    const { size } = await this.#file.stat();
    const expected = this.#expectedSize();
    if (size < expected) throw new IdxTruncatedError(this.path, size, expected);
    if (size > expected) throw new IdxTrailingBytesError(this.path, size, expected);
  }

  async #failShort(): Promise<never> {
    const { size } = await this.#file.stat();
    throw new IdxTruncatedError(this.path, size, this.#expectedSize());
  }

  #expectedSize(): number {
    return this.#start + (this.shape[0] ?? 0) * this.#recordBytes;
  }

  #fail(found: string, cause?: unknown): never {
    throw new FileUnreadableError(this.path, found, 'check the disk', cause);
  }
}

/** Whether indices follow each other, so that one read is enough. */
function isRun(indices: Uint32Array): boolean {
  const first = indices[0] ?? 0;
  return indices.every((index, at) => index === first + at);
}
