import {
  ACTIVATION_KIND,
  type ActivationKind,
  FRAME_RECORD,
  KERNELS,
  type OperandKind,
  RECTIFIER_KIND,
  type RectifierKind,
  SECTION_KIND,
  VIEWS,
} from '../contract.generated.js';
import type { Address } from './memory/buffer.js';
import type { Op, Operand, Section, Sections, View } from './op.js';

/**
 * Encodes a program as the words that assembly/run.ts reads: sections `[kind, words, ops…]`, each op
 * `[opcode, words, operands…]`.
 */
export function encodeProgram(sections: Sections): Int32Array<ArrayBuffer> {
  return Int32Array.from([...sections.flatMap(encodeSection), SECTION_KIND.end]);
}

function encodeSection({ kind, ops }: Section): number[] {
  const words = ops.flatMap(encodeOp);
  return [SECTION_KIND[kind], words.length + 2, ...words];
}

/** Encodes one op as words. */
export function encodeOp({ kernel, operands }: Op): number[] {
  const [opcode, list] = KERNELS[kernel];
  const words = list.split(', ').flatMap((operand) => {
    const [name = '', kind = 'int'] = operand.split(': ');
    return encodeOperand(kind as OperandKind, operands[name]);
  });
  return [opcode, words.length + 2, ...words];
}

function encodeOperand(kind: OperandKind, operand: Operand | undefined): number[] {
  switch (kind) {
    case 'int':
    case 'extent':
      return [operand as number];
    case 'float':
      return [floatBits(operand as number)];
    case 'flag':
      return [operand ? 1 : 0];
    case 'ActivationKind':
      return [ACTIVATION_KIND[operand as ActivationKind]];
    case 'RectifierKind':
      return [RECTIFIER_KIND[operand as RectifierKind]];
    case 'address':
      return encodeAddress(operand as Address);
    default: {
      const view = operand as View;
      return [...encodeAddress(view.address), ...VIEWS[kind].map((stride) => view[stride] ?? 0)];
    }
  }
}

/** The thread multiplies the stride by a field of its frame. */
function encodeAddress({ buffer, offset, stride, per }: Address): number[] {
  return [buffer.offset + offset, stride, FRAME_RECORD[per]];
}

function floatBits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] ?? 0;
}
