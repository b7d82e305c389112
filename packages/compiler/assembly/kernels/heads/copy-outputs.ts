import { storeLanes } from '../store-lanes';

/*
 * Writes the outputs of the lane groups (`columns`) of a block sample by sample.
 *
 *   z  [outputs][columns] vectors, `zUnit` bytes apart
 *   y  [columns · 4][outputs] floats
 */
export function copyOutputs(z: usize, zUnit: i32, y: usize, outputs: i32, columns: i32): void {
  for (let column = 0; column < columns; column++) {
    for (let k = 0; k < outputs; k++) storeLanes(v128.load(z + k * zUnit), y + (k << 2), outputs);
    z += 16;
    y += outputs << 4;
  }
}
