import { madd } from '../../lanes';

/*
 * A dense layer of one sample: y[o] = bias[o] + Σ over i of kernel[i][o] · x[i].
 *
 *   x       [inputs] floats
 *   kernel  [inputs][outputs] floats, rows `kernelRow` bytes apart; outputs is a multiple of 4
 *   y       [outputs] floats
 *
 * A lane is an output. Registers hold a tile of 4 vectors of outputs.
 */
export function singleDense(
  x: usize,
  kernel: usize,
  kernelRow: i32,
  bias: usize,
  y: usize,
  inputs: i32,
  outputs: i32,
): void {
  const end = x + (inputs << 2);
  let left = outputs;
  for (; left >= 16; left -= 16) {
    let a = v128.load(bias),
      b = v128.load(bias, 16),
      c = v128.load(bias, 32),
      d = v128.load(bias, 48);
    let weight = kernel;
    for (let at = x; at < end; at += 4) {
      const value = v128.load32_splat(at);
      a = madd(value, v128.load(weight), a);
      b = madd(value, v128.load(weight, 16), b);
      c = madd(value, v128.load(weight, 32), c);
      d = madd(value, v128.load(weight, 48), d);
      weight += kernelRow;
    }
    v128.store(y, a);
    v128.store(y, b, 16);
    v128.store(y, c, 32);
    v128.store(y, d, 48);
    kernel += 64;
    bias += 64;
    y += 64;
  }
  for (; left > 0; left -= 4) {
    let a = v128.load(bias);
    let weight = kernel;
    for (let at = x; at < end; at += 4) {
      a = madd(v128.load32_splat(at), v128.load(weight), a);
      weight += kernelRow;
    }
    v128.store(y, a);
    kernel += 16;
    bias += 16;
    y += 16;
  }
}
