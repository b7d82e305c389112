import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { ExportLayer, ExportModel } from '../layers/export-layer.js';
import { layerOperations, type Operation, softmax } from './layer-operations.js';
import type { OnnxGraph, OnnxNode } from './onnx-graph.js';

/** Name of the batch size. */
const BATCH = 'batch';

/**
 * Builds the graph of a model: from `input`, `[batch, channels, rows, columns]`, through a chain of operations to
 * `logits` and then to `probabilities`, both `[batch, classes]`.
 * @throws UnsupportedLayerError if the model does not end with one value per class, as softmax or linear, or if its
 *   output is a flattened image
 */
export function buildGraph({ name, inputShape, layers }: ExportModel): OnnxGraph {
  const last = layers.at(-1)!;
  checkEnd(layers, last);
  const operations = layers.flatMap(layerOperations);
  if (operations.at(-1)?.opType === 'Softmax') operations.pop();
  if (operations.length === 0) throw unsupported(last, 'no layer before the softmax');
  const [rows, columns, channels] = inputShape;
  const sizes = inputShape.length === 3 ? [channels ?? 0, rows ?? 0, columns ?? 0] : inputShape;
  const outputs = ['logits', 'probabilities'] as const;
  return {
    name,
    nodes: chain([...operations, softmax(last.name, last.outputShape)], operations.length - 1),
    initializers: operations.flatMap(({ weights }) => weights),
    inputs: [{ name: 'input', shape: [BATCH, ...sizes] }],
    outputs: outputs.map((output) => ({ name: output, shape: [BATCH, ...last.outputShape] })),
  };
}

/** Connects operations in order. Operation `logits` outputs the logits, the last one the probabilities. */
function chain(operations: readonly Operation[], logits: number): OnnxNode[] {
  let value = 'input';
  return operations.map(({ opType, layer, attributes, weights }, index) => {
    const name = `/${layer}/${opType}`;
    const inputs = [value, ...weights.map((weight) => weight.name)];
    value = index === operations.length - 1 ? 'probabilities' : index === logits ? 'logits' : name;
    return { name, opType, inputs, outputs: [value], attributes };
  });
}

/** @param last the layer whose output is the output of the model */
function checkEnd(layers: readonly ExportLayer[], last: ExportLayer): void {
  if (last.outputShape.length !== 1) {
    throw unsupported(last, `output ${last.outputShape.join('×')}, not one value per class`);
  }
  const activated = layers.findLast(({ type }) => type !== 'Dropout');
  if (activated && 'activation' in activated && !['softmax', 'linear'].includes(activated.activation)) {
    throw unsupported(activated, `${activated.activation} at the end of the model, not softmax or linear`);
  }
  const dense = layers.findLastIndex(({ type }) => type === 'Dense');
  const flatten = layers.slice(dense + 1).find(({ type }) => type === 'Flatten');
  const [rows = 1, columns = 1, channels = 1] = flatten?.inputShape ?? [];
  if (flatten && rows * columns > 1 && channels > 1) {
    throw unsupported(flatten, 'no dense layer after it, and its output is channels last');
  }
}

function unsupported(layer: ExportLayer, found: string): UnsupportedLayerError {
  return new UnsupportedLayerError(layer, 'ONNX', found);
}
