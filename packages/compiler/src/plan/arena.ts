import type { Buffer, Copies } from './buffer.js';

/** Where buffers may begin: the kernels' constants lie below. */
export const ARENA_START = 65_536;

/**
 * How many groups of 4 samples a thread takes through the layers and back at once: enough for the dense layers, which take
 * them together; few enough that their values stay in a second-level cache.
 */
export const SLOTS = 8;

/** Every buffer begins on a cache line. */
const LINE = 64;

/** Numbers that lie in the memory from the beginning. */
export interface Table {
  readonly buffer: Buffer;
  readonly words: Int32Array;
}

/** Hands out the one memory of a program, buffer after buffer. */
export class Arena {
  readonly #counts: Readonly<Record<Copies, number>>;
  readonly #buffers: Buffer[] = [];
  readonly #tables: Table[] = [];
  #end = ARENA_START;

  /** @param groups groups of 4 samples that a step may have */
  constructor(groups: number, threads: number) {
    this.#counts = { one: 1, thread: threads, group: groups, slot: threads * SLOTS };
  }

  /** All buffers so far, in order. */
  get buffers(): readonly Buffer[] {
    return this.#buffers;
  }

  /** All tables so far. */
  get tables(): readonly Table[] {
    return this.#tables;
  }

  /** Where the last buffer ends, in bytes. */
  get end(): number {
    return this.#end;
  }

  /** Adds a buffer of `bytes` a copy. */
  add(name: string, layout: string, bytes: number, copies: Copies = 'one'): Buffer {
    const count = this.#counts[copies];
    const stride = roundUp(bytes, LINE);
    const buffer: Buffer = { name, layout, copies, offset: this.#end, bytes, stride, count };
    this.#buffers.push(buffer);
    this.#end += stride * count;
    return buffer;
  }

  /** Adds a buffer with what lies in it. */
  addTable(name: string, words: Int32Array): Buffer {
    const buffer = this.add(name, `i32 [${words.length}]`, words.byteLength);
    this.#tables.push({ buffer, words });
    return buffer;
  }
}

/**
 * Rows that lie a multiple of this many bytes apart fall into the same few sets of a 4-KiB-way L1 cache and push each
 * other out; kernels that walk across them run up to a third slower.
 */
const CONFLICT = 1024;

/** A stride of at least so many bytes that keeps rows out of each other's way. */
export function strideFor(bytes: number): number {
  return bytes % CONFLICT === 0 ? bytes + LINE : bytes;
}

/** The next multiple of `step` at or above a size. */
export function roundUp(size: number, step: number): number {
  return Math.ceil(size / step) * step;
}
