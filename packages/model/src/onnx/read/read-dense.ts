import { channelsLastValues } from '../kernel-layout.js';
import type { GraphCursor } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import type { NodeReader, ReadNode } from './node-reader.js';
import { optionalBias } from './read-bias.js';

/** Reads `Gemm`, whose weights are `[outputs, inputs]` with `transB`, else `[inputs, outputs]`. */
export const readGemm: ReadNode = (reader, cursor) => {
  for (const key of ['alpha', 'beta']) {
    if (reader.number(key, 1) !== 1) reader.fail(`${key} ${reader.number(key, 1)}`);
  }
  if (reader.number('transA', 0) !== 0) reader.fail('a transposed input');
  addDense(reader, cursor, reader.number('transB', 0) !== 0);
};

/** Reads `MatMul` by a constant of shape `[inputs, outputs]`. */
export const readMatMul: ReadNode = (reader, cursor) => addDense(reader, cursor, false);

function addDense(reader: NodeReader, cursor: GraphCursor, isTransposed: boolean): void {
  const { draft, value, shape } = cursor;
  const sizes = reader.weightShape(1, 2);
  const [first = 0, second = 0] = sizes;
  const [inputs, units] = isTransposed ? [second, first] : [first, second];
  if (String(shape) !== String(inputs))
    reader.fail(`weights [${sizes.join(', ')}] for an input [${shape.join(', ')}]`);
  const values = reader.floats(1);
  const outputsFirst = isTransposed ? values : transpose(values, inputs, units);
  const image = value.flattened ?? ([1, 1, inputs] as const);
  const kernel = channelsLastValues([...image, units], outputsFirst);
  const bias = reader.node.opType === 'Gemm' ? optionalBias(reader, 2, units) : undefined;
  const name = layerName(reader, draft, 'dense');
  cursor.add(
    { type: 'Dense', name, units, activation: 'linear', useBias: bias !== undefined },
    { kernel, ...(bias && { bias }) },
  );
  cursor.update({ flattened: undefined });
}

/** `[rows, columns]` to `[columns, rows]`. */
function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(
    values,
    (_, index) => values[(index % rows) * columns + Math.floor(index / rows)] ?? 0,
  );
}
