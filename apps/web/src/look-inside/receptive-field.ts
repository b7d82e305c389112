import { IMAGE_SIZE } from '@lenet5/mnist';
import { isMapLayer, type Unit } from './unit.js';

/** A square of the input, in pixels. */
export interface Field {
  /** The left edge. */
  readonly x: number;
  /** The top edge. */
  readonly y: number;
  readonly size: number;
}

/** For each layer, the distance between the fields of neighboring units and the side of each field, in pixels. */
const FIELDS = { conv1: [1, 5], pool1: [2, 6], conv2: [2, 14], pool2: [4, 16] } as const;

/** The receptive field of a unit: the pixels that its value depends on. */
export function receptiveField({ layer, x, y }: Unit): Field {
  if (!isMapLayer(layer)) return { x: 0, y: 0, size: IMAGE_SIZE };
  const [stride, size] = FIELDS[layer];
  return { x: x * stride, y: y * stride, size };
}
