import type { Layer } from '@lenet5/core';
import type { OnnxValue } from '../proto/onnx-graph.js';
import type { GraphBuilder } from './graph-builder.js';
import { writeNoneOfThese } from './write-1998.js';

/** Name of the batch size. */
export const BATCH = 'batch';

/** Operators whose output is probabilities, and their input logits. */
const PROBABILITIES: ReadonlySet<string> = new Set(['Softmax', 'Sigmoid']);

/** The last layer of a network that computes something, with the values that it takes and computes. */
export interface LastLayer {
  readonly layer: Layer;
  readonly input: string;
  readonly output: string;
}

/**
 * Names the outputs of a graph: `probabilities`, and the `logits` or `penalties` that they are of; `logits` if they are the end of the
 * network, and `output` if that is another activation.
 */
export function nameOutputs(graph: GraphBuilder, { layer, input, output }: LastLayer): OnnxValue[] {
  const sizes = channelsFirst(layer.outputShape);
  const name = (value: string, wanted: string, shape: readonly number[] = sizes): OnnxValue[] => {
    // The input of the network keeps its name.
    if (!graph.producerOf(value)) return [];
    graph.rename(value, wanted);
    return [{ name: wanted, shape: [BATCH, ...shape] }];
  };
  if (layer.type === 'Softmin') {
    const none = writeNoneOfThese(graph, layer, output);
    const probabilities = [...name(input, 'penalties'), ...name(output, 'probabilities')];
    return [...probabilities, ...name(none, 'none_of_these', [1])];
  }
  const { opType = '', inputs = [] } = graph.producerOf(output) ?? {};
  if (PROBABILITIES.has(opType))
    return [...name(inputs[0] ?? '', 'logits'), ...name(output, 'probabilities')];
  if (layer.type === 'RBF') return name(output, 'penalties');
  return name(output, isLinear(layer) ? 'logits' : 'output');
}

function isLinear(layer: Layer): boolean {
  if ('activation' in layer) return layer.activation === 'linear';
  return layer.type !== 'LeakyReLU' && layer.type !== 'ELU';
}

/** The shape of a sample in ONNX. */
export function channelsFirst(shape: readonly number[]): readonly number[] {
  const [rows = 0, columns = 0, channels = 0] = shape;
  return shape.length === 3 ? [channels, rows, columns] : shape;
}
