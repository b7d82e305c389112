import type { GraphCursor } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import type { NodeReader, ReadNode } from './node-reader.js';

/** Reads a sum of computed values, the bias after a `MatMul` or a convolution, or arithmetic with one number. */
export const readArithmetic: ReadNode = (reader, cursor) => {
  const { opType } = reader.node;
  if (cursor.inputs.length > 1) {
    if (opType !== 'Add') reader.fail('two computed inputs');
    return readSum(reader, cursor);
  }
  const at = reader.isConstant(1) ? 1 : 0;
  if (opType === 'Add' && takeBias(reader, cursor, at)) return;
  const { shape, values } = reader.constant(at);
  const isReversed = at === 0 && (opType === 'Sub' || opType === 'Div');
  if (values.length !== 1 || shape.length > cursor.shape.length + 1 || isReversed)
    reader.fail(isReversed ? 'a constant as its first input' : `a constant [${shape.join(', ')}]`);
  addRescaling(reader, cursor, reader.decimal(values[0] ?? 0));
};

/** Reads the sum of computed values, which are not broadcast; that of one value is the value. */
export const readSum: ReadNode = (reader, cursor) => {
  const { draft, inputs, shape } = cursor;
  const [first, ...others] = inputs;
  if (inputs.length !== reader.node.inputs.length) reader.fail('a constant');
  if (inputs.length === 1) return;
  for (const other of others) {
    const own = draft.shapeOf(other.layer);
    if (String(own) !== String(shape))
      reader.fail(`inputs of the shapes [${shape.join(', ')}] and [${own.join(', ')}]`);
    if (shape.length > 1 && other.order !== first?.order)
      reader.fail('samples with their channels first and last');
    if (String(other.flattened) !== String(first?.flattened))
      reader.fail('a flattened image, channels first, and another value');
  }
  cursor.join({ type: 'Add', name: layerName(reader, draft, 'add') });
};

/** Takes a constant with a value per channel as the bias of the layer before it. @returns whether that was possible */
function takeBias(reader: NodeReader, cursor: GraphCursor, at: number): boolean {
  const { last, shape, value } = cursor;
  if (!last || !('useBias' in last.config) || last.config.useBias || last.config.activation !== 'linear')
    return false;
  const { shape: sizes } = reader.constant(at);
  const bias = reader.floats(at);
  const channels = shape.at(-1) ?? 0;
  const [own, wanted] = [sizes, alignedShape(channels, shape.length, value.order)].map((each) =>
    each.join('×').replace(/^(1×)+/, ''),
  );
  if (bias.length !== channels || own !== wanted) return false;
  cursor.replaceLast({ ...last.config, useBias: true }, { ...last.weights, bias });
  return true;
}

/** The shape of a value per channel that ONNX broadcasts along the channels. */
function alignedShape(channels: number, axes: number, order: string): number[] {
  return axes === 3 && order === 'channels-first' ? [channels, 1, 1] : [channels];
}

/** Adds arithmetic with one number as a layer, or to the layer before it. */
function addRescaling(reader: NodeReader, cursor: GraphCursor, value: number): void {
  const { last, draft } = cursor;
  const before = last?.config.type === 'Rescaling' ? last.config : undefined;
  const { scale, offset } = before ?? { scale: 1, offset: 0 };
  const steps: Readonly<Record<string, readonly [scale: number, offset: number]>> = {
    Add: [scale, offset + value],
    Sub: [scale, offset - value],
    Mul: [scale * value, offset * value],
    Div: [scale / value, offset / value],
  };
  const [newScale = scale, newOffset = offset] = steps[reader.node.opType] ?? [];
  if (!Number.isFinite(newScale) || !Number.isFinite(newOffset)) reader.fail(`the number ${value}`);
  const name = before?.name ?? layerName(reader, draft, 'rescaling');
  const layer = { type: 'Rescaling', name, scale: newScale, offset: newOffset } as const;
  if (before) cursor.replaceLast(layer);
  else cursor.add(layer);
}
