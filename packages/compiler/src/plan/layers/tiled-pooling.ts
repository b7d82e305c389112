import type { PoolingLayer } from '../../lower/network.js';

/** Whether windows are adjacent and inside the image. What is left of the image at the end belongs to no window. */
export function isTiled({ poolSize, strides, padding }: PoolingLayer): boolean {
  return String(strides) === String(poolSize) && Object.values(padding).every((zeros) => zeros === 0);
}
