import type { NamedTensor } from '@lenet5/core';

/** An operation. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** An integer, a list of integers, or a float. */
export type OnnxAttribute = number | readonly number[] | { readonly float: number };

/** A float32 input or output. */
export interface OnnxValue {
  readonly name: string;
  /** A string names a size that depends on the data. */
  readonly shape: readonly (number | string)[];
}

/** A list of int64 values, such as axes. */
export interface OnnxIntegers {
  readonly name: string;
  readonly integers: readonly number[];
}

/** A graph of float32 tensors. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly (NamedTensor | OnnxIntegers)[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}
