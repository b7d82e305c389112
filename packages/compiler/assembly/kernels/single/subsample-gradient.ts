import { madd } from '../../lanes';
import { ActivationKind } from '../../layout.generated';
import { timesDerivative } from '../derivative';

/*
 * The gradients of a subsampling of one image, and of the activation before it: see ../subsample.ts.
 *
 *   x, dx    [height · poolHeight][width · poolWidth] pixels, x = f(…)
 *   kernel   [channels] floats, padded with zeros to whole vectors, as dKernel and dBias
 *   dy       [height][width] pixels, of the same number of bytes
 *
 *   dx = kernel[c] · dy · f′,    dKernel[c] = Σ dy · (Σ x),    dBias[c] = Σ dy
 *
 * With `second`, the values are second derivatives, and the factors of dy are squared: kernel[c], Σ x and f′.
 */
export function singleSubsampleGradient(
  kind: ActivationKind,
  second: bool,
  x: usize,
  xRow: i32,
  xPixel: i32,
  kernel: usize,
  dy: usize,
  dyRow: i32,
  dyPixel: i32,
  dx: usize,
  dxRow: i32,
  dxPixel: i32,
  dKernel: usize,
  dBias: usize,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  for (let channel = 0; channel < dyPixel; channel += 16) {
    const k = v128.load(kernel + channel);
    const factor = second ? f32x4.mul(k, k) : k;
    let dk = f32x4.splat(0),
      db = dk;
    for (let row = 0; row < height; row++) {
      let block = x + row * poolHeight * xRow + channel;
      let to = dx + row * poolHeight * dxRow + channel;
      let from = dy + row * dyRow + channel;
      for (let column = 0; column < width; column++) {
        const gradient = v128.load(from);
        const part = f32x4.mul(gradient, factor);
        let sum = f32x4.splat(0);
        for (let ky = 0; ky < poolHeight; ky++) {
          for (let kx = 0; kx < poolWidth; kx++) {
            const value = v128.load(block + ky * xRow + kx * xPixel);
            sum = f32x4.add(sum, value);
            v128.store(to + ky * dxRow + kx * dxPixel, throughActivation(kind, second, value, part));
          }
        }
        db = f32x4.add(db, gradient);
        dk = madd(gradient, second ? f32x4.mul(sum, sum) : sum, dk);
        block += poolWidth * xPixel;
        to += poolWidth * dxPixel;
        from += dyPixel;
      }
    }
    v128.store(dKernel + channel, dk);
    v128.store(dBias + channel, db);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function throughActivation(kind: ActivationKind, second: bool, y: v128, dy: v128): v128 {
  if (kind !== ActivationKind.scaledTanh) return dy;
  const dx = timesDerivative(ActivationKind.scaledTanh, y, dy);
  return second ? timesDerivative(ActivationKind.scaledTanh, y, dx) : dx;
}
