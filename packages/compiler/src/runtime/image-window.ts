import type { StreamedImages } from '@lenet5/core';
import { imageBytes } from '../plan/memory/places.js';
import type { Plan } from '../plan/plan.js';
import type { ImagesInMemory, TrainingImages } from './training-images.js';

/** What a window needs to know about a program. */
interface WindowOptions {
  readonly batchSize: number;
  /** Number of images of the window: whole steps. */
  readonly capacity: number;
  /** Bytes of an image. */
  readonly imageBytes: number;
  /** The place of the images in the memory. */
  readonly pixels: Uint8Array;
}

/** Images that are being read. */
interface Reading {
  readonly indices: Uint32Array;
  readonly done: Promise<void>;
}

/**
 * The window of streamed training images in the memory of a program. While the images of a window are trained on, those that follow are
 * read into a buffer beside the memory.
 */
class ImageWindow implements TrainingImages {
  readonly #source: StreamedImages;
  readonly #options: WindowOptions;
  /** Shared if possible, so that another thread can write it. */
  readonly #buffer: Uint8Array;
  /** The images in the memory from position 0 on, and how many of them have been used. */
  #loaded = new Uint32Array(0);
  #used = 0;
  #ahead: Reading | undefined;

  constructor(source: StreamedImages, options: WindowOptions) {
    this.#source = source;
    this.#options = options;
    const Bytes = globalThis.SharedArrayBuffer ?? ArrayBuffer;
    this.#buffer = new Uint8Array(new Bytes(options.capacity * options.imageBytes));
  }

  /** Whole steps, unless `order` ends before. */
  async load(order: Uint32Array, upcoming: Uint32Array = new Uint32Array(0)): Promise<ImagesInMemory> {
    const { batchSize, capacity } = this.#options;
    const found = this.#find(order);
    if (found > 0) return { position: this.#used, count: found };
    const first = joined(order, upcoming, 0, capacity);
    await this.fill(first);
    this.#readAhead(joined(order, upcoming, first.length, capacity));
    const count = Math.min(first.length, order.length);
    return { position: 0, count: count < order.length ? count - (count % batchSize) : count };
  }

  /** Takes the images that were read ahead if they are the same. */
  async fill(indices: Uint32Array): Promise<void> {
    const { pixels, imageBytes } = this.#options;
    const reading = this.#ahead;
    this.#ahead = undefined;
    this.#loaded = new Uint32Array(0);
    const isRead = reading !== undefined && isSame(reading.indices, indices);
    // A failure matters only if the images are needed.
    if (reading) await (isRead ? reading.done : reading.done.catch(() => undefined));
    if (!isRead) await this.#read(indices);
    pixels.set(this.#buffer.subarray(0, indices.length * imageBytes));
    this.#loaded = indices.slice();
    this.#used = 0;
  }

  advance(count: number): void {
    this.#used += count;
  }

  async idle(): Promise<void> {
    await this.#ahead?.done.catch(() => undefined);
  }

  /** How many images at the start of `order` are the next ones of the window: whole steps, or all. */
  #find(order: Uint32Array): number {
    const { batchSize } = this.#options;
    const rest = this.#loaded.subarray(this.#used);
    const count = Math.min(rest.length, order.length);
    if (!isSame(rest.subarray(0, count), order.subarray(0, count))) return 0;
    return count < order.length ? count - (count % batchSize) : count;
  }

  #readAhead(indices: Uint32Array): void {
    if (indices.length === 0) return;
    const done = this.#read(indices);
    // Whoever needs the images gets the error.
    done.catch(() => undefined);
    this.#ahead = { indices, done };
  }

  async #read(indices: Uint32Array): Promise<void> {
    await this.#source.readImages(
      indices,
      this.#buffer.subarray(0, indices.length * this.#options.imageBytes),
    );
  }
}

/** Opens the window of a streamed set in the memory of a program. */
export function openWindow(
  set: StreamedImages,
  memory: WebAssembly.Memory,
  { network, options, stepsPerRun, places }: Plan,
): TrainingImages {
  const { batchSize } = options;
  const bytes = imageBytes(network, options);
  const capacity = stepsPerRun * batchSize;
  const pixels = new Uint8Array(memory.buffer, places.trainImages.offset, capacity * bytes);
  return new ImageWindow(set, { batchSize, capacity, imageBytes: bytes, pixels });
}

/** `count` elements of two lists, one after the other, from `start` on; fewer at their end. */
function joined(first: Uint32Array, second: Uint32Array, start: number, count: number): Uint32Array {
  const head = first.subarray(start, start + count);
  const from = Math.max(0, start - first.length);
  const tail = second.subarray(from, from + count - head.length);
  const all = new Uint32Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((index, at) => index === b[at]);
}
