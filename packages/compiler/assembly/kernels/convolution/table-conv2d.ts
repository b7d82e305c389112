import { madd } from '../../lanes';

/*
 * The products of a nested convolution with a connection table, of one lane group, at each point (see nested.ts and conv2d.ts).
 * Where the table has no connection, there is no product.
 *
 *   x̂ [points][channels][pixels] vectors     ŵ [points][channels][filters] floats     ŷ [points][filters][pixels] vectors
 *
 *   ŷ[f][i] = Σ over the channels c that f reads of ŵ[c][f] · x̂[c][i]
 *
 * `connections` has a list for each filter: the number of its connections, at least one, and for each of them the distances of
 * x̂[c] from x̂ and of ŵ[c][f] from ŵ, in bytes. With a list for each channel, the same kernel computes the gradient of the input:
 *
 *   dx̂[c][i] = Σ over the filters f that read c of ŵ[c][f] · dŷ[f][i]
 *
 * Registers hold 4 or 5 pixels of one filter, so the 9 tiles of C3 in the LeNet-5 of 1998 take 9 products. (Tiles of two filters
 * share the loads, but the lists of two filters differ.)
 */
export function tableConv2d(
  xHat: usize,
  xHatPoint: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  connections: usize,
  yHat: usize,
  yHatPoint: i32,
  yHatChannel: i32,
  points: i32,
  filters: i32,
  pixels: i32,
): void {
  for (let point = 0; point < points; point++) {
    let list = connections;
    let line = yHat;
    for (let f = 0; f < filters; f++) {
      const end = list + 4 + (load<i32>(list) << 3);
      let x = xHat;
      let y = line;
      let rest = pixels;
      list += 4;
      while (rest >= 4) {
        if ((rest & 3) > 0 && rest >= 5) {
          fivePixels(x, kernelHat, list, end, y);
          rest -= 5;
          x += 80;
          y += 80;
        } else {
          fourPixels(x, kernelHat, list, end, y);
          rest -= 4;
          x += 64;
          y += 64;
        }
      }
      for (; rest > 0; rest--) {
        onePixel(x, kernelHat, list, end, y);
        x += 16;
        y += 16;
      }
      list = end;
      line += yHatChannel;
    }
    xHat += xHatPoint;
    kernelHat += kernelHatPoint;
    yHat += yHatPoint;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fivePixels(x: usize, kernel: usize, list: usize, end: usize, y: usize): void {
  let at = x + load<i32>(list);
  let w = v128.load32_splat(kernel + load<i32>(list, 4));
  let a0 = f32x4.mul(v128.load(at), w),
    a1 = f32x4.mul(v128.load(at, 16), w),
    a2 = f32x4.mul(v128.load(at, 32), w),
    a3 = f32x4.mul(v128.load(at, 48), w),
    a4 = f32x4.mul(v128.load(at, 64), w);
  for (list += 8; list < end; list += 8) {
    at = x + load<i32>(list);
    w = v128.load32_splat(kernel + load<i32>(list, 4));
    a0 = madd(v128.load(at), w, a0);
    a1 = madd(v128.load(at, 16), w, a1);
    a2 = madd(v128.load(at, 32), w, a2);
    a3 = madd(v128.load(at, 48), w, a3);
    a4 = madd(v128.load(at, 64), w, a4);
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
  v128.store(y, a2, 32);
  v128.store(y, a3, 48);
  v128.store(y, a4, 64);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(x: usize, kernel: usize, list: usize, end: usize, y: usize): void {
  let at = x + load<i32>(list);
  let w = v128.load32_splat(kernel + load<i32>(list, 4));
  let a0 = f32x4.mul(v128.load(at), w),
    a1 = f32x4.mul(v128.load(at, 16), w),
    a2 = f32x4.mul(v128.load(at, 32), w),
    a3 = f32x4.mul(v128.load(at, 48), w);
  for (list += 8; list < end; list += 8) {
    at = x + load<i32>(list);
    w = v128.load32_splat(kernel + load<i32>(list, 4));
    a0 = madd(v128.load(at), w, a0);
    a1 = madd(v128.load(at, 16), w, a1);
    a2 = madd(v128.load(at, 32), w, a2);
    a3 = madd(v128.load(at, 48), w, a3);
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
  v128.store(y, a2, 32);
  v128.store(y, a3, 48);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function onePixel(x: usize, kernel: usize, list: usize, end: usize, y: usize): void {
  let at = x + load<i32>(list);
  let w = v128.load32_splat(kernel + load<i32>(list, 4));
  let a0 = f32x4.mul(v128.load(at), w);
  for (list += 8; list < end; list += 8) {
    at = x + load<i32>(list);
    w = v128.load32_splat(kernel + load<i32>(list, 4));
    a0 = madd(v128.load(at), w, a0);
  }
  v128.store(y, a0);
}
