import type { KernelName, KernelOperands, SectionKind, VIEWS } from '../contract.generated.js';
import type { Address } from './memory/buffer.js';

/** Name of a stride of a view. */
type Stride = (typeof VIEWS)[keyof typeof VIEWS][number];

/** An address with strides in bytes; the kernel table lists the strides of each kind of view. */
export type View = { readonly address: Address } & { readonly [stride in Stride]?: number };

/** An operand of a kernel call. */
export type Operand = number | boolean | string | Address | View;

/** One call of a kernel. */
export interface Op {
  readonly kernel: KernelName;
  /** The layer or weight that the call is for. */
  readonly layer: string;
  readonly operands: Readonly<Record<string, Operand>>;
}

/** Makes a kernel call. The operands are those of the kernel table. */
export function op<K extends KernelName>(kernel: K, layer: string, operands: KernelOperands[K]): Op {
  return { kernel, layer, operands };
}

/**
 * Ops that run together:
 *
 * - `eachGroup`: all of them per lane group of the thread's block;
 * - `allGroups`: each once, over all lane groups of the thread's block;
 * - `weights`: all of them per chunk of the weights that the thread takes;
 * - `eachThread`: each once per thread, over all of the weights: every thread computes the same into buffers of its own;
 * - `arrive`: none; the thread arrives at a barrier;
 * - `wait`: none; the thread waits until all threads have arrived.
 */
export interface Section {
  readonly kind: Exclude<SectionKind, 'end'>;
  readonly ops: readonly Op[];
}

/** The sections that a thread runs per step. */
export type Sections = readonly Section[];
