import type { AttributeValue, DecodedGraph } from '../proto/decode-onnx.js';
import type { OnnxTensor } from '../proto/decode-tensor.js';

/** The constants of a graph, by name. */
export type GraphConstants = ReadonlyMap<string, OnnxTensor>;

/** Finds initializers, and the values of `Constant` nodes. */
export function graphConstants({ initializers, nodes }: DecodedGraph): GraphConstants {
  const constants = new Map(initializers.map((tensor) => [tensor.name, tensor]));
  for (const { opType, inputs, outputs, attributes } of nodes) {
    const [output = ''] = outputs;
    const value = opType === 'Constant' ? constantValue(attributes) : undefined;
    if (value) constants.set(output, value);
    const same = opType === 'Identity' ? constants.get(inputs[0] ?? '') : undefined;
    if (same) constants.set(output, same);
  }
  return constants;
}

/** Whether the value of an attribute is a tensor. */
export function isTensor(value: AttributeValue | undefined): value is OnnxTensor {
  return typeof value === 'object' && 'shape' in value;
}

function constantValue(attributes: ReadonlyMap<string, AttributeValue>): OnnxTensor | undefined {
  const value = attributes.get('value');
  if (isTensor(value)) return value;
  const number = attributes.get('value_float') ?? attributes.get('value_int');
  if (typeof number === 'number') return { name: '', shape: [], values: Float64Array.of(number) };
  const list = attributes.get('value_floats') ?? attributes.get('value_ints');
  return Array.isArray(list)
    ? { name: '', shape: [list.length], values: Float64Array.from(list) }
    : undefined;
}
