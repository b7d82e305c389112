import { madd } from '../../lanes';

/*
 * A dense layer of one sample: y[o] = bias[o] + Σ over i of kernel[i][o] · x[i].
 *
 *   x       [inputs] floats
 *   kernel  [inputs][outputs] floats, rows `kernelRow` bytes apart; outputs is a multiple of 4
 *   y       [outputs] floats
 *
 * A lane is an output. Registers hold a tile of 6 vectors of outputs: with fewer, each sum waits for its last addition; with
 * more, there is no register for the loads of an input. A last tile that is not full starts earlier and overlaps the one before.
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
  if (outputs >= 24) {
    for (let o = 0; o < outputs; o += 24) {
      const at = min(o, outputs - 24) << 2;
      sixVectors(x, end, kernel + at, kernelRow, bias + at, y + at);
    }
  } else {
    for (let at = 0; at < outputs << 2; at += 16)
      oneVector(x, end, kernel + at, kernelRow, bias + at, y + at);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sixVectors(x: usize, end: usize, kernel: usize, kernelRow: i32, bias: usize, y: usize): void {
  let a = v128.load(bias),
    b = v128.load(bias, 16),
    c = v128.load(bias, 32),
    d = v128.load(bias, 48);
  let e = v128.load(bias, 64),
    f = v128.load(bias, 80);
  for (let at = x; at < end; at += 4) {
    const value = v128.load32_splat(at);
    a = madd(value, v128.load(kernel), a);
    b = madd(value, v128.load(kernel, 16), b);
    c = madd(value, v128.load(kernel, 32), c);
    d = madd(value, v128.load(kernel, 48), d);
    e = madd(value, v128.load(kernel, 64), e);
    f = madd(value, v128.load(kernel, 80), f);
    kernel += kernelRow;
  }
  v128.store(y, a);
  v128.store(y, b, 16);
  v128.store(y, c, 32);
  v128.store(y, d, 48);
  v128.store(y, e, 64);
  v128.store(y, f, 80);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function oneVector(x: usize, end: usize, kernel: usize, kernelRow: i32, bias: usize, y: usize): void {
  let a = v128.load(bias);
  for (let at = x; at < end; at += 4) {
    a = madd(v128.load32_splat(at), v128.load(kernel), a);
    kernel += kernelRow;
  }
  v128.store(y, a);
}
