import type { NodeReader } from './node-reader.js';

/** A constant input with a value per channel, which can be absent. @throws UnsupportedModelFileError if it has another size */
export function optionalBias(reader: NodeReader, index: number, channels: number): Float32Array | undefined {
  return reader.optionalConstant(index) && channelValues(reader, index, channels);
}

/** A constant input with a value per channel. @throws UnsupportedModelFileError if it has another size */
export function channelValues(reader: NodeReader, index: number, channels: number): Float32Array {
  const values = reader.floats(index);
  if (values.length === channels) return values;
  return reader.fail(
    `input ${reader.node.inputs[index]} of ${values.length} values for ${channels} channels`,
  );
}
