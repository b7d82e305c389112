import type { Pair } from '@lenet5/core';
import { float32Text } from '../../csv/float32-text.js';
import type { AttributeValue, DecodedNode } from '../proto/decode-onnx.js';
import type { OnnxTensor } from '../proto/decode-tensor.js';
import { type GraphConstants, isTensor } from './graph-constants.js';
import type { GraphCursor } from './graph-cursor.js';

/** A node with access to its attributes and constants. */
export class NodeReader {
  readonly node: DecodedNode;
  readonly #fail: (found: string) => never;
  readonly #constants: GraphConstants;

  /** @param fail throws the error for what is wrong */
  constructor(node: DecodedNode, constants: GraphConstants, fail: (found: string) => never) {
    this.node = node;
    this.#constants = constants;
    this.#fail = fail;
  }

  /** @throws UnsupportedModelFileError that names the node */
  fail(found: string): never {
    return this.#fail(`node ${this.node.name || this.node.outputs[0]} (${this.node.opType}): ${found}`);
  }

  /** A float attribute as its shortest decimal, or an integer attribute. */
  number(key: string, absent: number): number {
    const value = this.#attribute(key);
    return typeof value === 'number' ? this.decimal(value) : absent;
  }

  /** A float32 as the decimal number that it was probably rounded from: the shortest. @throws if it is not finite */
  decimal(value: number): number {
    if (!Number.isFinite(value)) return this.fail(`the number ${value}`);
    return Number.isInteger(value) ? value : Number(float32Text(value));
  }

  text(key: string): string | undefined {
    const value = this.#attribute(key);
    return typeof value === 'string' ? value : undefined;
  }

  numbers(key: string): readonly number[] | undefined {
    const value = this.#attribute(key);
    return Array.isArray(value) ? value : undefined;
  }

  tensor(key: string): OnnxTensor | undefined {
    const value = this.#attribute(key);
    return isTensor(value) ? value : undefined;
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
    return this.#constants.get(name ?? '') ?? this.fail(`input ${name ?? index} is not a constant`);
  }

  isConstant(index: number): boolean {
    return this.#constants.has(this.node.inputs[index] ?? '');
  }

  /** A constant input that can be absent. */
  optionalConstant(index: number): OnnxTensor | undefined {
    return this.node.inputs[index] ? this.constant(index) : undefined;
  }

  /** The shape of constant weights. @throws UnsupportedModelFileError if it has another number of axes, or an empty one */
  weightShape(index: number, axes: number): readonly number[] {
    const { shape } = this.constant(index);
    const isValid = shape.length === axes && shape.every((size) => size >= 1);
    return isValid ? shape : this.fail(`weights [${shape.join(', ')}]`);
  }

  /** The values of a float tensor. */
  floats(index: number): Float32Array {
    return Float32Array.from(this.constant(index).values);
  }

  /** The axes of a reduction, which are an input of later versions of the operator. */
  axes(): readonly number[] {
    return this.numbers('axes') ?? [...(this.optionalConstant(1)?.values ?? [])];
  }

  #attribute(key: string): AttributeValue | undefined {
    return this.node.attributes.get(key);
  }
}

/** Reads one node into the draft. */
export type ReadNode = (reader: NodeReader, cursor: GraphCursor) => void;
