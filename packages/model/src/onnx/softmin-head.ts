import type { NamedTensor } from '@lenet5/core';
import type { OnnxOnlyLayer } from '../layers/export-layer.js';
import type { OnnxIntegers, OnnxNode } from './onnx-graph.js';
import { integers, scalar } from './operations-1998.js';

/** The end of a graph: what it adds to the operations before it. */
export interface GraphHead {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly (NamedTensor | OnnxIntegers)[];
}

/**
 * The probabilities of `penalties`, `[batch, classes]`: a softmax of the negative penalties and that of "none of these", of which
 * `probabilities` are the first columns and `none_of_these` the last one.
 */
export function softminHead({
  name,
  rejectPenalty,
  outputShape,
}: Extract<OnnxOnlyLayer, { readonly type: 'Softmin' }>): GraphHead {
  const [classes = 0] = outputShape;
  const negated = `/${name}/Neg`;
  const padded = `/${name}/Pad`;
  const all = `/${name}/Softmax`;
  const [pads, reject] = [integers(`${name}.pads`, 0, 0, 0, 1), scalar(`${name}.reject`, -rejectPenalty)];
  const [zero, split, end] = [
    integers(`${name}.begin`, 0),
    integers(`${name}.classes`, classes),
    integers(`${name}.end`, classes + 1),
  ];
  const axis = integers(`${name}.axis`, 1);
  const slice = (output: string, from: OnnxIntegers, to: OnnxIntegers) =>
    node(`/${name}/${output}`, 'Slice', [all, from.name, to.name, axis.name], output);
  return {
    nodes: [
      node(negated, 'Neg', ['penalties'], negated),
      node(padded, 'Pad', [negated, pads.name, reject.name], padded),
      { ...node(all, 'Softmax', [padded], all), attributes: { axis: 1 } },
      slice('probabilities', zero, split),
      slice('none_of_these', split, end),
    ],
    initializers: [pads, reject, zero, split, end, axis],
  };
}

function node(name: string, opType: string, inputs: readonly string[], output: string): OnnxNode {
  return { name, opType, inputs, outputs: [output], attributes: {} };
}
