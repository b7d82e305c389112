import { Window } from './window';

/*
 * The gradient of average pooling.
 *
 *   dy  [batch, outHeight, outWidth, channels]
 *   dx  [batch, inHeight, inWidth, channels]
 *
 * Every pixel of a window gets 1 / (poolHeight · poolWidth) of the gradient of the window, also at padded edges, as on the
 * cpu backend. Lanes are channels. Windows that tile the image without overlap are stored; others are accumulated in a
 * zeroed dx.
 */
export function avgPoolGrad(dy: usize, dx: usize, window: Window): void {
  const inHeight = window.inHeight;
  const inWidth = window.inWidth;
  const channels = window.inChannels;
  const outHeight = window.outHeight;
  const outWidth = window.outWidth;
  const poolHeight = window.kernelHeight;
  const poolWidth = window.kernelWidth;
  const strideHeight = window.strideHeight;
  const strideWidth = window.strideWidth;
  const padTop = window.padTop;
  const padLeft = window.padLeft;
  const scale: f32 = <f32>1 / <f32>(poolHeight * poolWidth);
  const pixelBytes = channels * 4;
  const rowBytes = inWidth * pixelBytes;
  const disjoint = strideHeight >= poolHeight && strideWidth >= poolWidth && channels >= 4;
  const tiles =
    disjoint &&
    strideHeight === poolHeight &&
    strideWidth === poolWidth &&
    padTop === 0 &&
    padLeft === 0 &&
    outHeight * poolHeight === inHeight &&
    outWidth * poolWidth === inWidth;
  if (!tiles) memory.fill(dx, 0, window.batch * inHeight * rowBytes);
  for (let b = 0; b < window.batch; b++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const top = oy * strideHeight - padTop;
      for (let ox = 0; ox < outWidth; ox++) {
        const left = ox * strideWidth - padLeft;
        const fromX = max(left, 0);
        const toX = min(left + poolWidth, inWidth);
        for (let iy = max(top, 0); iy < min(top + poolHeight, inHeight); iy++) {
          const line = dx + iy * rowBytes;
          for (let ix = fromX; ix < toX; ix++) {
            if (disjoint) storeScaled(dy, line + ix * pixelBytes, channels, scale);
            else addScaled(dy, line + ix * pixelBytes, channels, scale);
          }
        }
        dy += pixelBytes;
      }
    }
    dx += inHeight * rowBytes;
  }
}

/** dx = scale · dy over at least four channels. The last vector overlaps the one before. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function storeScaled(dy: usize, dx: usize, channels: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const last = (channels - 4) * 4;
  for (let c = 0; c < last; c += 16) v128.store(dx + c, f32x4.mul(v128.load(dy + c), factor));
  v128.store(dx + last, f32x4.mul(v128.load(dy + last), factor));
}

/** dx += scale · dy. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function addScaled(dy: usize, dx: usize, channels: i32, scale: f32): void {
  const factor = f32x4.splat(scale);
  const end = channels * 4;
  let c = 0;
  for (; c + 16 <= end; c += 16) {
    v128.store(dx + c, f32x4.add(v128.load(dx + c), f32x4.mul(v128.load(dy + c), factor)));
  }
  for (; c < end; c += 4) store<f32>(dx + c, load<f32>(dx + c) + load<f32>(dy + c) * scale);
}
