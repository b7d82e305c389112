import type { NamedTensor } from '@lenet5/core';
import type { OnnxIntegers, OnnxNode } from './onnx-graph.js';

/** An operation on the output of the one before it. */
export interface Operation {
  readonly opType: string;
  /** Name of the layer that it belongs to. */
  readonly layer: string;
  readonly attributes: OnnxNode['attributes'];
  readonly weights: readonly (NamedTensor | OnnxIntegers)[];
}
