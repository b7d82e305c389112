import type { Address } from './buffer.js';
import { FRAME } from './frame-layout.js';
import { KERNELS, type OperandType, operandsOf } from './kernel-table.js';
import type { Listing, Op, Section } from './op.js';

/** How sections are written: see assembly/opcodes.ts. */
const SECTIONS = { 'each-group': 1, 'all-groups': 2, weights: 3, arrive: 4, await: 5 } as const;
const END = 0;

/**
 * A listing as the words that assembly/run.ts reads: `[section, words, ops…]`, each op `[opcode, words, operands…]`.
 */
export function encodeListing(listing: Listing): Int32Array<ArrayBuffer> {
  return Int32Array.from([...listing.flatMap(encodeSection), END]);
}

function encodeSection({ kind, ops }: Section): number[] {
  const words = ops.flatMap(encodeOp);
  return [SECTIONS[kind], words.length + 2, ...words];
}

/** One op as words. */
export function encodeOp({ kernel, operands }: Op): number[] {
  const words = operandsOf(kernel).flatMap(({ name, type }) => encodeOperand(name, type, operands[name]));
  return [KERNELS[kernel][0], words.length + 2, ...words];
}

function encodeOperand(name: string, type: OperandType, value: Address | number | undefined): number[] {
  if (type === 'address' && typeof value === 'object') {
    const { buffer, offset, stride, per } = value;
    return [buffer.offset + offset, stride, FRAME[per] * 4];
  }
  if (typeof value !== 'number') throw new TypeError(`operand ${name} is not of type ${type}`);
  return [type === 'float' ? floatBits(value) : value];
}

function floatBits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] ?? 0;
}
