import { CACHE_LINE } from '../../contract.generated.js';
import type { Buffer, Copies } from './buffer.js';

/** Address of the first buffer: the constants of the kernels are below. */
export const ARENA_START = 65_536;

/**
 * The most lane groups (4 samples each) that a thread processes together in the forward and the backward pass: enough
 * for the dense layers, which process them together; few enough that their values stay in a second-level cache.
 */
export const BLOCK_GROUPS = 8;

/** Words that the memory holds from the start. */
export interface Table {
  readonly buffer: Buffer;
  readonly words: Int32Array;
}

/** Allocates the buffers of a program in its memory, one after the other. */
export class Arena {
  readonly #counts: Readonly<Record<Copies, number>>;
  readonly #buffers: Buffer[] = [];
  readonly #tables: Table[] = [];
  #end = ARENA_START;

  /** @param groups the most lane groups of a step */
  constructor(groups: number, threads: number) {
    this.#counts = { one: 1, thread: threads, group: groups, blockGroup: threads * BLOCK_GROUPS };
  }

  /** All buffers so far, in order. */
  get buffers(): readonly Buffer[] {
    return this.#buffers;
  }

  /** All tables so far. */
  get tables(): readonly Table[] {
    return this.#tables;
  }

  /** End of the last buffer, in bytes. */
  get end(): number {
    return this.#end;
  }

  /** Adds a buffer with `bytes` bytes per copy. */
  add(name: string, layout: string, bytes: number, copies: Copies = 'one'): Buffer {
    const count = this.#counts[copies];
    // Every buffer starts on a cache line.
    const stride = roundUp(bytes, CACHE_LINE);
    const buffer: Buffer = { name, layout, copies, offset: this.#end, bytes, stride, count };
    this.#buffers.push(buffer);
    this.#end += stride * count;
    return buffer;
  }

  /** Adds a buffer with its contents. */
  addTable(name: string, words: Int32Array): Buffer {
    const buffer = this.add(name, `i32 [${words.length}]`, words.byteLength);
    this.#tables.push({ buffer, words });
    return buffer;
  }
}

/**
 * Rows at a distance that is a multiple of this many bytes map to the same few sets of an L1 cache with 4-KiB ways and
 * evict each other. Kernels that walk across such rows run up to a third slower.
 */
const CONFLICT_BYTES = 1024;

/** A stride of at least `bytes` bytes at which rows don't conflict in the cache. */
export function strideFor(bytes: number): number {
  return bytes % CONFLICT_BYTES === 0 ? bytes + CACHE_LINE : bytes;
}

/** The next multiple of `step` at or above a size. */
export function roundUp(size: number, step: number): number {
  return Math.ceil(size / step) * step;
}
