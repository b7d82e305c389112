import type { ResolvedDistortions } from '@lenet5/core';
import { FIELD_SIZE, type KernelOperands } from '../contract.generated.js';
import { type Arena, roundUp } from '../plan/memory/arena.js';
import { at, type Buffer } from '../plan/memory/buffer.js';
import { type Op, op } from '../plan/op.js';
import { elasticField } from './elastic-field.js';

/** Bytes that the kernel reads after the last pixel of a bordered image. */
const OVERREAD = 32;

/** The kernel call that fetches and distorts images, with the buffers that it needs. */
export function augmentOp(
  arena: Arena,
  input: KernelOperands['gather'],
  distortions: ResolvedDistortions,
  seed: number,
): Op {
  const { rows, columns } = input;
  const { rotation, scale, shear, shift, elastic } = distortions;
  const bytes = (rows + 4) * (columns + 4) + OVERREAD;
  const bordered = arena.add('bordered image', `u8 [${rows + 4}][${columns + 4}]`, bytes, 'thread');
  const width = roundUp(columns + 3, 16);
  const quads = arena.add('quads', `u8 [${rows + 3}][${width}][4]`, (rows + 3) * width * 4, 'thread');
  return op('augment', 'input', {
    ...input,
    bordered: at(bordered),
    quads: at(quads),
    field: at(addField(arena, distortions, seed, columns)),
    key: seed | 0,
    rotation: (rotation * Math.PI) / 180,
    zoom: scale,
    shear,
    translation: shift,
    elastic,
  });
}

/** The elastic field; zeros if it is not used. */
function addField(arena: Arena, distortions: ResolvedDistortions, seed: number, columns: number): Buffer {
  const { elastic, elasticSigma } = distortions;
  const bytes = (FIELD_SIZE * (FIELD_SIZE + columns) + 4) * 4;
  const layout = `f32 [${FIELD_SIZE}][${FIELD_SIZE + columns}]`;
  if (elastic === 0) return arena.add('elastic field', layout, bytes);
  const field = elasticField(seed, elasticSigma, columns);
  return arena.addTable('elastic field', new Int32Array(field.buffer));
}
