import type { Address } from './buffer.js';
import type { KernelName, Operands } from './kernel-table.js';

/** One call of a kernel. */
export interface Op {
  readonly kernel: KernelName;
  /** The layer or weight it serves. */
  readonly layer: string;
  readonly operands: Readonly<Record<string, Address | number>>;
}

/** A call of a kernel, its operands checked against the kernel's own. */
export function op<K extends KernelName>(kernel: K, layer: string, operands: Operands<K>): Op {
  return { kernel, layer, operands };
}

/**
 * Ops that run together: `each-group`: all of them for each of a thread's groups in turn; `all-groups`: each once over
 * all the groups of a thread; `weights`: all of them for each share of the weights that a thread gets. Between them
 * threads meet: one says that it has come so far (`arrive`), and waits, at once or after more work, until all have
 * (`await`).
 */
export interface Section {
  readonly kind: 'each-group' | 'all-groups' | 'weights' | 'arrive' | 'await';
  readonly ops: readonly Op[];
}

/** What a thread runs for each step. */
export type Listing = readonly Section[];
