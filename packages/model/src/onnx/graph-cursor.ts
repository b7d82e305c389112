import type { Pair } from '@lenet5/core';
import type { StackDraft } from '../read/stack-draft.js';
import type { AttributeValue, DecodedNode } from './decode-onnx.js';
import type { OnnxTensor } from './decode-tensor.js';

/** Order of the axes of an image in the graph: channels, rows, columns, or rows, columns, channels. */
export type AxisOrder = 'channels-first' | 'channels-last';

/** Where the reader is in a graph. */
export interface GraphCursor {
  readonly draft: StackDraft;
  /** Order of the axes of the current value. */
  order: AxisOrder;
  /** Order of the axes of the image that was flattened to the current value, until a dense layer takes it. */
  flattened: { readonly image: readonly number[]; readonly order: AxisOrder } | undefined;
  /** The tensor of an input of a node, if it is a constant. */
  constant(name: string | undefined): OnnxTensor | undefined;
}

/** A node with access to its attributes. */
export class NodeReader {
  readonly node: DecodedNode;
  readonly #cursor: GraphCursor;

  constructor(node: DecodedNode, cursor: GraphCursor) {
    this.node = node;
    this.#cursor = cursor;
  }

  /** @throws UnsupportedModelFileError that names the node */
  fail(found: string): never {
    return this.#cursor.draft.fail(
      `node ${this.node.name || this.node.outputs[0]} (${this.node.opType}): ${found}`,
    );
  }

  number(key: string, absent: number): number {
    const value = this.#attribute(key);
    return typeof value === 'number' ? value : absent;
  }

  text(key: string): string | undefined {
    const value = this.#attribute(key);
    return typeof value === 'string' ? value : undefined;
  }

  numbers(key: string): readonly number[] | undefined {
    const value = this.#attribute(key);
    return Array.isArray(value) ? value : undefined;
  }

  /** Two numbers, one per direction; `absent` if the attribute is absent. */
  pair(key: string, absent: Pair): Pair {
    const values = this.numbers(key);
    if (values === undefined) return absent;
    const [rows, columns, ...more] = values;
    if (rows === undefined || columns === undefined || more.length > 0)
      return this.fail(`${key} [${values.join(', ')}]`);
    return [rows, columns];
  }

  /** A constant input. @throws UnsupportedModelFileError if it is computed */
  constant(index: number): OnnxTensor {
    const name = this.node.inputs[index];
    return this.#cursor.constant(name) ?? this.fail(`input ${name ?? index} is not a constant`);
  }

  /** A constant input that can be absent. */
  optionalConstant(index: number): OnnxTensor | undefined {
    return this.node.inputs[index] ? this.constant(index) : undefined;
  }

  /** The values of a float tensor. */
  floats(index: number): Float32Array {
    const { values } = this.constant(index);
    return values instanceof Float32Array ? values : Float32Array.from(values);
  }

  #attribute(key: string): AttributeValue | undefined {
    return this.node.attributes.get(key);
  }
}

/** Reads one node into the draft. */
export type ReadNode = (reader: NodeReader, cursor: GraphCursor) => void;
