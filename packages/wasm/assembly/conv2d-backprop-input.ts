import { Window } from './window';

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
 * Each output pixel adds to a window of the input. In one row of dx, it adds to a run of kernelWidth × inChannels adjacent
 * floats (j = (kx, c); with a dilation, kernelWidth runs of inChannels floats):
 *
 *          lanes = j →          j0 j1 j2 j3 | j4 j5 j6 j7
 *   dy[ox+0, f] splat ×         a00           a01             w packed as [run, j / 8, ky, f, 8],
 *   dy[ox+1, f] splat ×         a10           a11             j padded to a multiple of 8 with zeros
 *   dy[ox+2, f] splat ×         a20           a21
 *   dy[ox+3, f] splat ×         a30           a31             summed over all f of all ky that reach this row
 *
 * The tile is then added to the row at ox·sw·inChannels + j. Rows are accumulated in `row`, which is as wide as the padded
 * image, and copied without the padding, so no tap is tested against an edge.
 */
export function conv2dBackpropInput(
  dy: usize,
  w: usize,
  dx: usize,
  window: Window,
  packed: usize,
  row: usize,
): void {
  const filters = window.filters;
  const outHeight = window.outHeight;
  const outWidth = window.outWidth;
  const kernelHeight = window.kernelHeight;
  const strideHeight = window.strideHeight;
  const dilationHeight = window.dilationHeight;
  const inRowBytes = window.inRowBytes;
  const runs = window.runs;
  const panels = (window.runLength + 7) >> 3;
  const panelBytes = kernelHeight * filters * 32;
  const dyStep = filters * 4;
  const spread = window.xStep;
  packWeights(w, packed, kernelHeight, runs, window.runLength, panels, filters);

  for (let b = 0; b < window.batch; b++) {
    for (let iy = 0; iy < window.inHeight; iy++) {
      const line = iy + window.padTop;
      memory.fill(row, 0, window.paddedRowBytes);
      for (let run = 0; run < runs; run++) {
        for (let p = 0; p < panels; p++) {
          const panel = packed + (run * panels + p) * panelBytes;
          let to = row + run * window.runStep + p * 32;
          let from = dy;
          let ox = 0;
          for (; ox + 4 <= outWidth; ox += 4) {
            spreadTile(
              4,
              from,
              panel,
              to,
              line,
              outHeight,
              outWidth,
              filters,
              kernelHeight,
              strideHeight,
              dilationHeight,
              spread,
            );
            from += 4 * dyStep;
            to += 4 * spread;
          }
          for (; ox < outWidth; ox++) {
            spreadTile(
              1,
              from,
              panel,
              to,
              line,
              outHeight,
              outWidth,
              filters,
              kernelHeight,
              strideHeight,
              dilationHeight,
              spread,
            );
            from += dyStep;
            to += spread;
          }
        }
      }
      memory.copy(dx, row + window.padLeft * window.inChannels * 4, inRowBytes);
      dx += inRowBytes;
    }
    dy += outHeight * outWidth * dyStep;
  }
}

/** One tile of one row of dx. `pixels` (4 or 1) is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function spreadTile(
  pixels: i32,
  dy: usize,
  panel: usize,
  to: usize,
  paddedRow: i32,
  outHeight: i32,
  outWidth: i32,
  filters: i32,
  kernelHeight: i32,
  strideHeight: i32,
  dilationHeight: i32,
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
    let at = panel + ky * filters * 32;
    let d1 = d0 + dyStep;
    let d2 = d1 + dyStep;
    let d3 = d2 + dyStep;
    for (const end = d1; d0 < end; d0 += 4) {
      const w0 = v128.load(at);
      const w1 = v128.load(at, 16);
      at += 32;
      const g0 = v128.load_splat<f32>(d0);
      a00 = f32x4.add(a00, f32x4.mul(g0, w0));
      a01 = f32x4.add(a01, f32x4.mul(g0, w1));
      if (pixels === 4) {
        const g1 = v128.load_splat<f32>(d1);
        a10 = f32x4.add(a10, f32x4.mul(g1, w0));
        a11 = f32x4.add(a11, f32x4.mul(g1, w1));
        const g2 = v128.load_splat<f32>(d2);
        a20 = f32x4.add(a20, f32x4.mul(g2, w0));
        a21 = f32x4.add(a21, f32x4.mul(g2, w1));
        const g3 = v128.load_splat<f32>(d3);
        a30 = f32x4.add(a30, f32x4.mul(g3, w0));
        a31 = f32x4.add(a31, f32x4.mul(g3, w1));
        d1 += 4;
        d2 += 4;
        d3 += 4;
      }
    }
  }
  addTo(to, a00, a01);
  if (pixels === 4) {
    addTo(to + spread, a10, a11);
    addTo(to + 2 * spread, a20, a21);
    addTo(to + 3 * spread, a30, a31);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function addTo(to: usize, first: v128, second: v128): void {
  v128.store(to, f32x4.add(v128.load(to), first));
  v128.store(to, f32x4.add(v128.load(to, 16), second), 16);
}

/** w [kernelHeight, runs, runLength, filters] → packed [runs, panels, kernelHeight, filters, 8]. */
function packWeights(
  w: usize,
  packed: usize,
  kernelHeight: i32,
  runs: i32,
  runLength: i32,
  panels: i32,
  filters: i32,
): void {
  const panelBytes = kernelHeight * filters * 32;
  memory.fill(packed, 0, runs * panels * panelBytes);
  for (let ky = 0; ky < kernelHeight; ky++) {
    for (let run = 0; run < runs; run++) {
      for (let j = 0; j < runLength; j++) {
        let to = packed + (run * panels + (j >> 3)) * panelBytes + ky * filters * 32 + (j & 7) * 4;
        for (let f = 0; f < filters; f++) {
          store<f32>(to, load<f32>(w));
          w += 4;
          to += 32;
        }
      }
    }
  }
}
