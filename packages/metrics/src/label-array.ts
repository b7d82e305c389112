import { InvalidArgumentError } from './invalid-argument-error.js';
import { typeName } from './type-name.js';

/** Class labels, shape `[count]`, each 0 to classes − 1, in any integer typed array. */
export type LabelArray =
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array;

/** Excludes the 64-bit arrays, whose elements are `bigint`. */
const TYPES = new Set<string>([
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
]);

/** Throws `InvalidArgumentError` unless `labels` is a non-empty integer typed array of values from 0 to classes − 1. */
export function checkLabels(argument: string, labels: LabelArray, classes: number = Infinity): void {
  if (!TYPES.has(typeName(labels))) {
    const remedy = 'use a Uint8Array or another integer typed array';
    throw new InvalidArgumentError(argument, 'is not an integer typed array', typeName(labels), remedy);
  }
  if (labels.length === 0) {
    throw new InvalidArgumentError(argument, 'is empty', '0 entries', 'use at least one label');
  }
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label >= 0 && label < classes) continue;
    const range = classes === Infinity ? 'of at least 0' : `from 0 to ${classes - 1}`;
    throw new InvalidArgumentError(`${argument}[${i}]`, 'is not a class', label, `use integers ${range}`);
  }
}
