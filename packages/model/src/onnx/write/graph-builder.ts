import type { LayerWeights, NamedTensor, WeightSpec } from '@lenet5/core';
import type { OnnxIntegers, OnnxNode } from '../proto/onnx-graph.js';

/** An input of a node: the name of a value, or a constant. */
type OnnxInput = string | NamedTensor | OnnxIntegers;

/** A graph while it is written. */
export class GraphBuilder {
  readonly initializers: (NamedTensor | OnnxIntegers)[] = [];
  readonly #nodes: OnnxNode[] = [];
  readonly #names = new Set<string>();
  readonly #weights: ReadonlyMap<string, NamedTensor>;

  /** @param weights the weights of the model */
  constructor(weights: readonly NamedTensor[]) {
    this.#weights = new Map(weights.map((weight) => [weight.name, weight]));
  }

  get nodes(): readonly OnnxNode[] {
    return this.#nodes;
  }

  /**
   * Adds a node, which is named as PyTorch names those of a module: `/conv1/Conv`, and the second one `/conv1/Conv_1`.
   * @returns the name of its output
   */
  add(
    opType: string,
    module: string,
    inputs: readonly OnnxInput[],
    attributes: OnnxNode['attributes'] = {},
  ): string {
    const name = this.#unusedName(`/${module}/${opType}`);
    const names = inputs.map((input) => (typeof input === 'string' ? input : this.#addConstant(input)));
    this.#nodes.push({ name, opType, inputs: names, outputs: [name], attributes });
    return name;
  }

  /** The weight of a layer, with its values. */
  weight({ name, shape }: WeightSpec): NamedTensor {
    return this.#weights.get(name) ?? { name, shape, values: new Float32Array() };
  }

  /** The kernel and the bias of a layer, with their values. */
  kernelAndBias({ kernel, bias }: LayerWeights<WeightSpec>): LayerWeights<NamedTensor> {
    return { kernel: this.weight(kernel), ...(bias && { bias: this.weight(bias) }) };
  }

  /** The node that computes a value; undefined for the input of the graph. */
  producerOf(value: string): OnnxNode | undefined {
    return this.#nodes.find(({ outputs }) => outputs.includes(value));
  }

  /** Gives a value another name. */
  rename(value: string, name: string): void {
    const renamed = (names: readonly string[]): string[] =>
      names.map((each) => (each === value ? name : each));
    for (const [index, node] of this.#nodes.entries()) {
      this.#nodes[index] = { ...node, inputs: renamed(node.inputs), outputs: renamed(node.outputs) };
    }
  }

  #addConstant(constant: NamedTensor | OnnxIntegers): string {
    const name = this.#unusedName(constant.name);
    this.initializers.push({ ...constant, name });
    return name;
  }

  #unusedName(wanted: string): string {
    let name = wanted;
    for (let count = 1; this.#names.has(name); count++) name = `${wanted}_${count}`;
    this.#names.add(name);
    return name;
  }
}

/** A constant of one value, which ONNX broadcasts. */
export function scalar(name: string, value: number): NamedTensor {
  return { name, shape: [], values: Float32Array.of(value) };
}

/** Integers as an input of a node. */
export function integers(name: string, ...values: number[]): OnnxIntegers {
  return { name, integers: values };
}
