import type { DecodedGraph, DecodedNode } from '../proto/decode-onnx.js';
import type { OnnxTensor } from '../proto/decode-tensor.js';
import type { GraphConstants } from '../read/graph-constants.js';

/** Operators whose constant input can be the first one. */
const COMMUTATIVE = new Set(['Add', 'Mul']);

/** A node with a computed input and a constant one. */
interface Operands {
  readonly input: string;
  readonly constant: OnnxTensor;
}

/** Finds the nodes around a node of a graph. */
export class GraphIndex {
  readonly #constants: GraphConstants;
  readonly #producers: ReadonlyMap<string, DecodedNode>;
  readonly #takers = new Map<string, DecodedNode[]>();
  readonly #outputs: ReadonlySet<string>;

  constructor({ nodes, outputs }: DecodedGraph, constants: GraphConstants) {
    this.#constants = constants;
    this.#producers = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node])));
    this.#outputs = new Set(outputs.map(({ name }) => name));
    for (const node of nodes) {
      for (const input of new Set(node.inputs)) {
        const takers = this.#takers.get(input);
        if (takers) takers.push(node);
        else this.#takers.set(input, [node]);
      }
    }
  }

  /** The node that computes the first input of a node, if that is of a type and nothing else takes its output. */
  before(node: DecodedNode, ...types: readonly string[]): DecodedNode | undefined {
    return this.producer(node.inputs[0], ...types);
  }

  /** The node that computes a value, if it is of a type and only one node takes the value. */
  producer(value: string | undefined, ...types: readonly string[]): DecodedNode | undefined {
    const producer = this.#producers.get(value ?? '');
    return producer && types.includes(producer.opType) && this.takers(producer).length === 1
      ? producer
      : undefined;
  }

  /** The only node that takes the output of a node, if it is of a type. */
  after(node: DecodedNode, ...types: readonly string[]): DecodedNode | undefined {
    const [taker, ...others] = this.takers(node);
    return taker && others.length === 0 && types.includes(taker.opType) ? taker : undefined;
  }

  /** The nodes that take the output of a node; none if it is an output of the graph. */
  takers({ outputs }: DecodedNode): readonly DecodedNode[] {
    const [output = '', ...others] = outputs;
    return others.length > 0 || this.#outputs.has(output) ? [] : (this.#takers.get(output) ?? []);
  }

  /** The values of a constant input; undefined if it is not a constant. */
  constant({ inputs }: DecodedNode, index: number): OnnxTensor | undefined {
    return this.#constants.get(inputs[index] ?? '');
  }

  /** The inputs of a node that takes a constant; undefined for other nodes. */
  operands(node: DecodedNode): Operands | undefined {
    const [first = '', second = ''] = node.inputs;
    const constant = this.constant(node, 1);
    if (constant) return { input: first, constant };
    const other = COMMUTATIVE.has(node.opType) ? this.constant(node, 0) : undefined;
    return other && { input: second, constant: other };
  }

  /** Whether a node combines a value with a number, up to the precision of float32. A division is one by its inverse. */
  hasFactor(node: DecodedNode | undefined, number: number, input?: string): boolean {
    const operands = node && this.operands(node);
    const [value = Number.NaN, ...others] = operands?.constant.values ?? [];
    if (others.length > 0 || (input !== undefined && operands?.input !== input)) return false;
    return Math.abs((node?.opType === 'Div' ? 1 / value : value) - number) < 1e-6;
  }
}

/** Nodes that together compute a layer. */
export interface Fusion {
  /** All of them. The last one computes the output. */
  readonly nodes: readonly DecodedNode[];
  readonly opType: string;
  readonly input: string;
  readonly attributes?: DecodedNode['attributes'];
}
