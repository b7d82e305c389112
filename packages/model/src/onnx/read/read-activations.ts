import type { Activation } from '@lenet5/core';
import type { GraphCursor } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import type { NodeReader, ReadNode } from './node-reader.js';

/** Reads an activation into the layer before it, if that has none yet; else as a layer. */
export function readActivation(activation: Activation): ReadNode {
  return (reader, cursor) => {
    const { draft, last } = cursor;
    if (activation === 'softmax') checkSoftmaxAxis(reader, cursor);
    if (last && 'activation' in last.config && last.config.activation === 'linear') {
      cursor.replaceLast({ ...last.config, activation });
      return;
    }
    cursor.add({ type: 'Activation', name: layerName(reader, draft, activation), activation });
  };
}

/** Reads a `LogSoftmax` at the end of a graph as a softmax. */
export const readLogSoftmax: ReadNode = (reader, cursor) => {
  readActivation('softmax')(reader, cursor);
  cursor.draft.notes.push('the log-softmax at the end is read as a softmax');
  cursor.update({ isLog: true });
};

/** The softmax must be over the classes, or over the channels of an image. */
function checkSoftmaxAxis(reader: NodeReader, { value, shape }: GraphCursor): void {
  const axes = shape.length + 1;
  const axis = reader.number('axis', -1);
  const wanted = value.order === 'channels-first' ? 1 : axes - 1;
  if ((axis + axes) % axes !== wanted) reader.fail(`axis ${axis} of a softmax`);
}

/** Reads `Gelu`, unless it is an approximation. */
export const readGelu: ReadNode = (reader, cursor) => {
  const approximation = reader.text('approximate') ?? 'none';
  if (approximation !== 'none') reader.fail(`approximate ${approximation}`);
  readActivation('gelu')(reader, cursor);
};

/** Reads `Elu`. */
export const readElu: ReadNode = (reader, cursor) => {
  const alpha = reader.number('alpha', 1);
  if (alpha === 1) readActivation('elu')(reader, cursor);
  else cursor.add({ type: 'ELU', name: layerName(reader, cursor.draft, 'elu'), alpha });
};

/** Reads `LeakyRelu`. */
export const readLeakyRelu: ReadNode = (reader, cursor) =>
  addLeakyRelu(reader, cursor, reader.number('alpha', 0.01));

/** Reads `PRelu` with the same slope for all values. */
export const readPRelu: ReadNode = (reader, cursor) => {
  const [slope = 0, ...others] = reader.floats(1);
  if (others.some((other) => other !== slope)) reader.fail('slopes that differ');
  addLeakyRelu(reader, cursor, reader.decimal(slope));
};

function addLeakyRelu(reader: NodeReader, cursor: GraphCursor, alpha: number): void {
  cursor.add({ type: 'LeakyReLU', name: layerName(reader, cursor.draft, 'leaky_relu'), alpha });
}
