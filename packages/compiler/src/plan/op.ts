import type { Address } from './buffer.js';
import type { KernelName, Operands } from './kernel-table.js';

/** One call of a kernel. */
export interface Op {
  readonly kernel: KernelName;
  /** The layer or weight that the call is for. */
  readonly layer: string;
  readonly operands: Readonly<Record<string, Address | number>>;
}

/** Makes a kernel call. The compiler checks the operands against the kernel table. */
export function op<K extends KernelName>(kernel: K, layer: string, operands: Operands<K>): Op {
  return { kernel, layer, operands };
}

/**
 * Ops that run together:
 *
 * - `each-group`: all of them per lane group of the thread's block;
 * - `all-groups`: each once, over all lane groups of the thread's block;
 * - `weights`: all of them per chunk of the weights that the thread takes;
 * - `arrive`: none; the thread arrives at a barrier;
 * - `await`: none; the thread waits until all threads have arrived.
 */
export interface Section {
  readonly kind: 'each-group' | 'all-groups' | 'weights' | 'arrive' | 'await';
  readonly ops: readonly Op[];
}

/** What a thread runs per step. */
export type Listing = readonly Section[];
