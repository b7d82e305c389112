import type { NamedTensor } from '@lenet5/core';

/** One operation. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** All of them whole numbers, or lists of such. */
  readonly attributes: Readonly<Record<string, number | readonly number[]>>;
}

/** A float32 tensor that goes in or comes out. */
export interface OnnxValue {
  readonly name: string;
  /** A size that only the data tells is a name. */
  readonly shape: readonly (number | string)[];
}

/** A graph of float32 tensors. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly NamedTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}
