import { describe, expect, it } from 'vitest';
import { encodeOp } from './encode.js';
import { Arena } from './memory/arena.js';
import { at } from './memory/buffer.js';
import { op } from './op.js';

const buffer = new Arena(1, 1).add('buffer', '', 64);
const address = at(buffer);
const vector = { address, unit: 16 };

// The type checker of the tests fails if one of the marked lines compiles.
describe('op(kernel, layer, operands)', () => {
  it('accepts exactly the operands of the kernel table', () => {
    expect(op('broadcast', 'layer', { x: address, y: vector, units: 4 })).toEqual({
      kernel: 'broadcast',
      layer: 'layer',
      operands: { x: address, y: vector, units: 4 },
    });
    // @ts-expect-error an operand is missing
    op('broadcast', 'layer', { x: address, y: vector });
    // @ts-expect-error the kernel has no such operand
    op('broadcast', 'layer', { x: address, y: vector, units: 4, rows: 1 });
    // @ts-expect-error the table has no such kernel
    op('unknown', 'layer', {});
  });

  it('rejects operands of another kind', () => {
    // @ts-expect-error an address has no strides
    op('broadcast', 'layer', { x: address, y: address, units: 4 });
    // @ts-expect-error an image has rows and channels, a matrix has units
    op('broadcast', 'layer', { x: address, y: { address, row: 16, channel: 16 }, units: 4 });
    // @ts-expect-error a number is not a string
    op('broadcast', 'layer', { x: address, y: vector, units: '4' });
    const lines = { address, row: 0, unit: 0 };
    const size = { units: 1, rows: 1, columns: 1 };
    // @ts-expect-error there is no such activation function
    op('activation', 'layer', { kind: 'gelu', x: lines, y: lines, ...size });
    expect(op('activation', 'layer', { kind: 'relu', x: lines, y: lines, ...size }).kernel).toBe(
      'activation',
    );
  });
});

describe('encodeOp(op)', () => {
  it('writes the opcode, the length, and the operands in the order of the kernel table', () => {
    const words = encodeOp(op('broadcast', 'layer', { units: 4, y: vector, x: address }));
    const place = [buffer.offset, 0, 0];
    expect(words.slice(1)).toEqual([2 + 3 + 4 + 1, ...place, ...place, 16, 4]);
  });
});
