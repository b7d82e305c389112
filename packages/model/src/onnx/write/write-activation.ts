import type { Activation } from '@lenet5/core';
import { type GraphBuilder, scalar } from './graph-builder.js';

/** The activations that are one operator without attributes. */
const OPERATORS: Readonly<Record<Exclude<Activation, 'linear' | 'gelu' | 'scaledTanh' | 'softmax'>, string>> =
  {
    relu: 'Relu',
    tanh: 'Tanh',
    sigmoid: 'Sigmoid',
    elu: 'Elu',
    softplus: 'Softplus',
  };

/** A layer that has an activation. */
interface ActivatedLayer {
  readonly name: string;
  readonly activation: Activation;
  readonly outputShape: readonly number[];
}

/** Writes the activation of a layer. @returns the name of its output; that of the input for linear */
export function writeActivation(
  graph: GraphBuilder,
  { name, activation, outputShape }: ActivatedLayer,
  input: string,
): string {
  switch (activation) {
    case 'linear':
      return input;
    case 'gelu':
      return writeGelu(graph, name, input);
    case 'scaledTanh':
      return writeScaledTanh(graph, name, input);
    case 'softmax':
      // Over the last axis of a sample, or over the channels of an image, which come first here.
      return graph.add('Softmax', name, [input], { axis: outputShape.length === 3 ? 1 : outputShape.length });
    default:
      return graph.add(OPERATORS[activation], name, [input]);
  }
}

/** x / 2 · (1 + erf(x / √2)), in the order of PyTorch: the operator Gelu is of opset 20. */
function writeGelu(graph: GraphBuilder, name: string, input: string): string {
  const scaled = graph.add('Div', name, [input, scalar(`${name}.sqrt2`, Math.SQRT2)]);
  const error = graph.add('Erf', name, [scaled]);
  const factor = graph.add('Add', name, [error, scalar(`${name}.one`, 1)]);
  const product = graph.add('Mul', name, [input, factor]);
  return graph.add('Mul', name, [product, scalar(`${name}.half`, 0.5)]);
}

/** 1.7159 · tanh(2x / 3) (LeCun, Bottou, Bengio & Haffner 1998, appendix A). */
function writeScaledTanh(graph: GraphBuilder, name: string, input: string): string {
  const scaled = graph.add('Mul', name, [input, scalar(`${name}.slope`, 2 / 3)]);
  const tanh = graph.add('Tanh', name, [scaled]);
  return graph.add('Mul', name, [tanh, scalar(`${name}.amplitude`, 1.7159)]);
}
