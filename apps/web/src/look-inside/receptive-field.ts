import { isMapLayer, type Unit } from './unit.js';

/** A square of the input. */
export interface Field {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** How far a layer's units lie apart on the input, and how much of it each sees. */
const STRIDES = { conv1: [1, 5], pool1: [2, 6], conv2: [2, 14], pool2: [4, 16] } as const;

/** The pixels of the input that a unit's value depends on. */
export function receptiveField({ layer, x, y }: Unit): Field {
  if (!isMapLayer(layer)) return { x: 0, y: 0, size: 28 };
  const [stride, size] = STRIDES[layer];
  return { x: x * stride, y: y * stride, size };
}
