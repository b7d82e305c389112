import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { ExportLayer, ExportModel, OnnxOnlyLayer } from '../layers/export-layer.js';
import { checkNormalizations } from '../layers/normalization-weights.js';
import { foldInput, type OnnxLayer } from './fold-input.js';
import { layerOperations, softmax } from './layer-operations.js';
import type { OnnxGraph, OnnxNode } from './onnx-graph.js';
import type { Operation } from './operation.js';
import { softminHead } from './softmin-head.js';

/** Name of the batch size. */
const BATCH = 'batch';

/**
 * Builds the graph of a model: from `input`, `[batch, channels, rows, columns]`, through a chain of operations to
 * `logits` and then to `probabilities`, both `[batch, classes]`. A model that ends in Softmin has `penalties` instead of
 * `logits`, and `none_of_these`, `[batch, 1]`.
 * @throws UnsupportedLayerError if the model does not end with one value per class, as softmax, Softmin or linear, or if its
 *   output is a flattened image
 */
export function buildGraph({
  name,
  inputShape,
  layers,
}: ExportModel<ExportLayer | OnnxOnlyLayer>): OnnxGraph {
  const last = layers.at(-1)!;
  checkEnd(layers, last);
  checkNormalizations(layers, 'ONNX');
  const operations = foldInput(layers).flatMap(layerOperations);
  if (operations.at(-1)?.opType === 'Softmax') operations.pop();
  if (operations.length === 0) throw unsupported(last, 'no layer before the softmax');
  const [rows, columns, channels] = inputShape;
  const sizes = inputShape.length === 3 ? [channels ?? 0, rows ?? 0, columns ?? 0] : inputShape;
  const classes = [BATCH, ...last.outputShape];
  const graph = {
    name,
    initializers: operations.flatMap(({ weights }) => weights),
    inputs: [{ name: 'input', shape: [BATCH, ...sizes] }],
  };
  if (last.type === 'Softmin') {
    const { nodes, initializers } = softminHead(last);
    return {
      ...graph,
      nodes: [...chain(operations, 'penalties'), ...nodes],
      initializers: [...graph.initializers, ...initializers],
      outputs: [
        { name: 'penalties', shape: classes },
        { name: 'probabilities', shape: classes },
        { name: 'none_of_these', shape: [BATCH, 1] },
      ],
    };
  }
  const end = softmax(last.name, last.outputShape);
  return {
    ...graph,
    nodes: [...chain(operations, 'logits'), ...chain([end], 'probabilities', 'logits')],
    outputs: ['logits', 'probabilities'].map((output) => ({ name: output, shape: classes })),
  };
}

/** Connects operations in order, from `input` to `output`. */
function chain(operations: readonly Operation[], output: string, input = 'input'): OnnxNode[] {
  let value = input;
  return operations.map(({ opType, layer, attributes, weights }, index) => {
    const name = `/${layer}/${opType}`;
    const inputs = [value, ...weights.map((weight) => weight.name)];
    value = index === operations.length - 1 ? output : name;
    return { name, opType, inputs, outputs: [value], attributes };
  });
}

/** @param last the layer whose output is the output of the model */
function checkEnd(layers: readonly (ExportLayer | OnnxOnlyLayer)[], last: ExportLayer | OnnxOnlyLayer): void {
  if (last.outputShape.length !== 1) {
    throw unsupported(last, `output ${last.outputShape.join('×')}, not one value per class`);
  }
  const softmin = layers.find(({ type }) => type === 'Softmin');
  if (softmin && softmin !== last) throw unsupported(softmin, 'layers after it');
  if (last.type === 'RBF') throw unsupported(last, 'no Softmin after it');
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

function unsupported(layer: OnnxLayer | OnnxOnlyLayer, found: string): UnsupportedLayerError {
  return new UnsupportedLayerError(layer, 'ONNX', found);
}
