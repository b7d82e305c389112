import type { NodeReader } from './node-reader.js';

/** A constant input with a value per channel, which can be absent. @throws UnsupportedModelFileError if it has another shape */
export function optionalBias(reader: NodeReader, index: number, channels: number): Float32Array | undefined {
  return reader.optionalConstant(index) && channelValues(reader, index, channels);
}

/** A constant input with a value per channel. @throws UnsupportedModelFileError if it has another shape */
export function channelValues(reader: NodeReader, index: number, channels: number): Float32Array {
  const { shape, values } = reader.constant(index);
  if (values.length === channels && shape.at(-1) === channels) return reader.floats(index);
  return reader.fail(`input ${reader.node.inputs[index]} [${shape.join(', ')}] for ${channels} channels`);
}
