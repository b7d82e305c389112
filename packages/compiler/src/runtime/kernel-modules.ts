import { KERNELS, type KernelName, PART_OPCODES, PARTS } from '../contract.generated.js';

/** A part of the kernels besides the base. */
export type PartName = (typeof PARTS)[number];

/** The compiled kernels: the base, and the parts that a program needs. */
export interface KernelModules {
  readonly base: WebAssembly.Module;
  readonly parts?: Readonly<Partial<Record<PartName, WebAssembly.Module>>>;
}

/** The parts that kernels belong to. */
export function partsOf(kernels: Iterable<KernelName>): PartName[] {
  const numbers = new Set([...kernels].map((kernel) => Math.floor(KERNELS[kernel][0] / PART_OPCODES)));
  return PARTS.filter((_, index) => numbers.has(index + 1));
}
