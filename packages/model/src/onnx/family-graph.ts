import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { FamilyLayer, FamilyModel } from '../family/family-layer.js';
import { layerOperations, type Operation, softmax } from './layer-operations.js';
import type { OnnxGraph, OnnxNode } from './onnx-graph.js';

/** The name of the batch's size. */
const BATCH = 'batch';

/**
 * A model as a graph: from `input`, `[batch, channels, height, width]`, over a chain of operations to `logits` and
 * from there to `probabilities`, both `[batch, classes]`.
 * @throws UnsupportedLayerError where the model does not end in one number a class, as softmax or linear, or where it
 *   ends in maps that are flattened
 */
export function familyGraph({ name, inputShape, layers }: FamilyModel): OnnxGraph {
  const last = layers.at(-1)!;
  checkEnd(layers, last);
  const operations = layers.flatMap(layerOperations);
  if (operations.at(-1)?.opType === 'Softmax') operations.pop();
  if (operations.length === 0) throw refusal(last, 'there is nothing before its softmax');
  const [height, width, channels] = inputShape;
  const sizes = inputShape.length === 3 ? [channels ?? 0, height ?? 0, width ?? 0] : inputShape;
  const outputs = ['logits', 'probabilities'] as const;
  return {
    name,
    nodes: chain([...operations, softmax(last.name, last.outputShape)], operations.length - 1),
    initializers: operations.flatMap(({ weights }) => weights),
    inputs: [{ name: 'input', shape: [BATCH, ...sizes] }],
    outputs: outputs.map((output) => ({ name: output, shape: [BATCH, ...last.outputShape] })),
  };
}

/** One operation after the other; the one with the given index gives the logits, the last one the probabilities. */
function chain(operations: readonly Operation[], logits: number): OnnxNode[] {
  let value = 'input';
  return operations.map(({ opType, layer, attributes, weights }, index) => {
    const name = `/${layer}/${opType}`;
    const inputs = [value, ...weights.map((weight) => weight.name)];
    value = index === operations.length - 1 ? 'probabilities' : index === logits ? 'logits' : name;
    return { name, opType, inputs, outputs: [value], attributes };
  });
}

/** @param last the layer whose output is the model's */
function checkEnd(layers: readonly FamilyLayer[], last: FamilyLayer): void {
  if (last.outputShape.length !== 1) {
    throw refusal(last, `it gives ${last.outputShape.join('×')} at the end, not one number a class`);
  }
  const acting = layers.findLast(({ type }) => type !== 'Dropout');
  if (acting && 'activation' in acting && !['softmax', 'linear'].includes(acting.activation)) {
    throw refusal(acting, `the model ends in ${acting.activation}, not in softmax or linear`);
  }
  const dense = layers.findLastIndex(({ type }) => type === 'Dense');
  const flatten = layers.slice(dense + 1).find(({ type }) => type === 'Flatten');
  const [height = 1, width = 1, channels = 1] = flatten?.inputShape ?? [];
  if (flatten && height * width > 1 && channels > 1) {
    throw refusal(flatten, 'no dense layer comes after it, and its order is channels last');
  }
}

function refusal({ name, type }: FamilyLayer, found: string): UnsupportedLayerError {
  return new UnsupportedLayerError(name, type, 'ONNX', found);
}
