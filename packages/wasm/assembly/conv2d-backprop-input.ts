/*
 * The gradient of a convolution with respect to its input.
 *
 *   dy  [batch, outHeight, outWidth, filters]
 *   w   [kernelHeight, kernelWidth, inChannels, filters]
 *   dx  [batch, inHeight, inWidth, inChannels]
 *
 *   dx[b, iy, ix, c] = Σ over ky, kx, f of dy[b, oy, ox, f] · w[ky, kx, c, f]   where iy = oy·sh + ky·dh − padTop,
 *                                                                               ix = ox·sw + kx·dw − padLeft
 *
 * Each output pixel spreads over a window of the input. In one row of dx the part of an output pixel is a run of
 * kernelWidth × inChannels floats side by side (j = (kx, c); with a dilation, kernelWidth runs of inChannels):
 *
 *          lanes = j →          j0 j1 j2 j3 | j4 j5 j6 j7
 *   dy[ox+0, f] splat ×         a00           a01             w packed as [ky, run, f, j], j filled up to fours
 *   dy[ox+1, f] splat ×         a10           a11             with zeros: two aligned loads an f
 *   dy[ox+2, f] splat ×         a20           a21
 *   dy[ox+3, f] splat ×         a30           a31             summed over all f of all ky that reach this row
 *
 * The tile is then added to the row at ox·sw·inChannels + j. Rows are built in `row`, which is as wide as the padded
 * image, and copied out without the padding: no tap is ever tested against an edge and none is wasted on one.
 */
export function conv2dBackpropInput(
  dy: usize,
  w: usize,
  dx: usize,
  packed: usize,
  row: usize,
  batch: i32,
  inHeight: i32,
  inWidth: i32,
  inChannels: i32,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  dilationHeight: i32,
  dilationWidth: i32,
  padTop: i32,
  padLeft: i32,
  rowFloats: i32,
): void {
  const runs = dilationWidth === 1 ? 1 : kernelWidth;
  const runLength = dilationWidth === 1 ? kernelWidth * inChannels : inChannels;
  const packedRow = ((runLength + 3) & ~3) * 4;
  const kernelRowBytes = runs * filters * packedRow;
  const dyStep = filters * 4;
  const spread = strideWidth * inChannels * 4;
  packWeights(w, packed, kernelHeight, runs, runLength, packedRow, filters);

  for (let b = 0; b < batch; b++) {
    for (let iy = 0; iy < inHeight; iy++) {
      memory.fill(row, 0, rowFloats * 4);
      for (let run = 0; run < runs; run++) {
        for (let j = 0; j < packedRow; j += 32) {
          const pair = j + 16 < packedRow;
          const weights = packed + run * filters * packedRow + j;
          let to = row + run * dilationWidth * inChannels * 4 + j;
          let from = dy;
          let ox = 0;
          for (; ox + 4 <= outWidth; ox += 4) {
            if (pair) spreadTile(4, true, from, weights, to, iy + padTop, outHeight, outWidth, filters, kernelHeight, strideHeight, dilationHeight, packedRow, kernelRowBytes, spread);
            else spreadTile(4, false, from, weights, to, iy + padTop, outHeight, outWidth, filters, kernelHeight, strideHeight, dilationHeight, packedRow, kernelRowBytes, spread);
            from += 4 * dyStep;
            to += 4 * spread;
          }
          for (; ox < outWidth; ox++) {
            if (pair) spreadTile(1, true, from, weights, to, iy + padTop, outHeight, outWidth, filters, kernelHeight, strideHeight, dilationHeight, packedRow, kernelRowBytes, spread);
            else spreadTile(1, false, from, weights, to, iy + padTop, outHeight, outWidth, filters, kernelHeight, strideHeight, dilationHeight, packedRow, kernelRowBytes, spread);
            from += dyStep;
            to += spread;
          }
        }
      }
      memory.copy(dx, row + padLeft * inChannels * 4, inWidth * inChannels * 4);
      dx += inWidth * inChannels * 4;
    }
    dy += outHeight * outWidth * dyStep;
  }
}

/** One tile of one row of dx. `pixels` (4 or 1) and `pair` are constants where it is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function spreadTile(
  pixels: i32,
  pair: bool,
  dy: usize,
  weights: usize,
  to: usize,
  paddedRow: i32,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
  kernelHeight: i32,
  strideHeight: i32,
  dilationHeight: i32,
  packedRow: i32,
  kernelRowBytes: i32,
  spread: i32,
): void {
  const dyStep = filters * 4;
  let a00 = f32x4.splat(0);
  let a01 = a00;
  let a10 = a00;
  let a11 = a00;
  let a20 = a00;
  let a21 = a00;
  let a30 = a00;
  let a31 = a00;
  for (let ky = 0; ky < kernelHeight; ky++) {
    const reach = paddedRow - ky * dilationHeight;
    if (reach < 0) break;
    if (strideHeight > 1 && reach % strideHeight !== 0) continue;
    const oy = strideHeight > 1 ? reach / strideHeight : reach;
    if (oy >= outHeight) continue;
    let d0 = dy + oy * outWidth * dyStep;
    let at = weights + ky * kernelRowBytes;
    for (const end = d0 + dyStep; d0 < end; d0 += 4) {
      const w0 = v128.load(at);
      const w1 = pair ? v128.load(at, 16) : w0;
      at += packedRow;
      const g0 = v128.load_splat<f32>(d0);
      a00 = f32x4.add(a00, f32x4.mul(g0, w0));
      if (pair) a01 = f32x4.add(a01, f32x4.mul(g0, w1));
      if (pixels === 4) {
        const g1 = v128.load_splat<f32>(d0 + dyStep);
        a10 = f32x4.add(a10, f32x4.mul(g1, w0));
        if (pair) a11 = f32x4.add(a11, f32x4.mul(g1, w1));
        const g2 = v128.load_splat<f32>(d0 + 2 * dyStep);
        a20 = f32x4.add(a20, f32x4.mul(g2, w0));
        if (pair) a21 = f32x4.add(a21, f32x4.mul(g2, w1));
        const g3 = v128.load_splat<f32>(d0 + 3 * dyStep);
        a30 = f32x4.add(a30, f32x4.mul(g3, w0));
        if (pair) a31 = f32x4.add(a31, f32x4.mul(g3, w1));
      }
    }
  }
  addTo(pair, to, a00, a01);
  if (pixels === 4) {
    addTo(pair, to + spread, a10, a11);
    addTo(pair, to + 2 * spread, a20, a21);
    addTo(pair, to + 3 * spread, a30, a31);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function addTo(pair: bool, to: usize, first: v128, second: v128): void {
  v128.store(to, f32x4.add(v128.load(to), first));
  if (pair) v128.store(to, f32x4.add(v128.load(to, 16), second), 16);
}

/** w [kernelHeight, runs, runLength, filters] → packed [kernelHeight, runs, filters, runLength filled up to fours]. */
function packWeights(
  w: usize,
  packed: usize,
  kernelHeight: i32,
  runs: i32,
  runLength: i32,
  packedRow: i32,
  filters: i32,
): void {
  const blockBytes = filters * packedRow;
  for (let block = 0; block < kernelHeight * runs; block++) {
    memory.fill(packed, 0, blockBytes);
    for (let j = 0; j < runLength; j++) {
      let to = packed + j * 4;
      for (let f = 0; f < filters; f++) {
        store<f32>(to, load<f32>(w));
        w += 4;
        to += packedRow;
      }
    }
    packed += blockBytes;
  }
}
