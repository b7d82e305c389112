import { isRecord } from '../is-record.js';

/** The shapes of a model's input and output, without the batch dimension. */
export interface ModelShapes {
  readonly input: readonly number[];
  readonly output: readonly number[];
}

/** The shapes of a built model, or undefined if the value is not a model with one input and one output. */
export function modelShapes(model: unknown): ModelShapes | undefined {
  const input = shapeOf(model, 'inputs');
  const output = shapeOf(model, 'outputs');
  return input && output && { input, output };
}

function shapeOf(model: unknown, side: 'inputs' | 'outputs'): number[] | undefined {
  const tensors = isRecord(model) ? model[side] : undefined;
  if (!Array.isArray(tensors) || tensors.length !== 1 || !isRecord(tensors[0])) return undefined;
  const { shape } = tensors[0];
  return Array.isArray(shape) ? shape.slice(1).map(Number) : undefined;
}
