import type { Buffer, Copies } from './buffer.js';

/** Where buffers may begin: the kernels' constants lie below. */
export const ARENA_START = 65_536;

/** Every buffer begins on a cache line. */
const LINE = 64;

/** Numbers that lie in the memory from the beginning. */
export interface Table {
  readonly buffer: Buffer;
  readonly words: Int32Array;
}

/** Hands out the one memory of a program, buffer after buffer. */
export class Arena {
  readonly #groups: number;
  readonly #threads: number;
  readonly #buffers: Buffer[] = [];
  readonly #tables: Table[] = [];
  #end = ARENA_START;

  /** @param groups groups of 4 samples that a step may have */
  constructor(groups: number, threads: number) {
    this.#groups = groups;
    this.#threads = threads;
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
    const count = copies === 'one' ? 1 : copies === 'group' ? this.#groups : this.#threads;
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

/** The next multiple of `step` at or above a size. */
export function roundUp(size: number, step: number): number {
  return Math.ceil(size / step) * step;
}
