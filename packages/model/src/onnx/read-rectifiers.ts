import type { ReadNode } from './graph-cursor.js';
import { readActivation } from './read-other-nodes.js';

/** Reads `Gelu`, unless it is an approximation. */
export const readGelu: ReadNode = (reader, cursor) => {
  const approximation = reader.text('approximate') ?? 'none';
  if (approximation !== 'none') reader.fail(`approximate ${approximation}`);
  readActivation('gelu')(reader, cursor);
};

/** Reads `Elu`. */
export const readElu: ReadNode = (reader, cursor) => {
  const alpha = reader.number('alpha', 1);
  const { draft } = cursor;
  if (alpha === 1) readActivation('elu')(reader, cursor);
  else draft.add({ type: 'ELU', name: draft.numberedName('elu'), alpha });
};

/** Reads `LeakyRelu`. */
export const readLeakyRelu: ReadNode = (reader, { draft }) => {
  const alpha = reader.number('alpha', 0.01);
  draft.add({ type: 'LeakyReLU', name: draft.numberedName('leaky_relu'), alpha });
};

/** Reads `PRelu` with the same slope for all values. */
export const readPRelu: ReadNode = (reader, { draft }) => {
  const [alpha = 0, ...others] = reader.floats(1);
  if (others.some((slope) => slope !== alpha)) reader.fail('slopes that differ');
  draft.add({ type: 'LeakyReLU', name: draft.numberedName('leaky_relu'), alpha });
};
