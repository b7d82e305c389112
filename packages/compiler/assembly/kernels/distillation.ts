import { exp4 } from './exp';
import { log4 } from './log';
import { largest } from './softmax';
import { targetsOf } from './targets-of';

/*
 * Adds the distillation loss (Hinton et al. 2015, arXiv:1503.02531) to the cross-entropy of the lane groups (`columns`) of a
 * block. `crossEntropy` has written `dz` and `losses` before.
 *
 *   z        [classes][columns] vectors (logits), `zUnit` bytes apart
 *   targets  [images][classes] floats: the probabilities t of the teachers at the temperature; `order` holds the image index of
 *            each sample
 *   dz       [classes][columns] vectors, `dzUnit` bytes apart
 *   losses   [columns] vectors: the loss of each sample, in nats
 *
 *   q    = softmax(z / temperature)
 *   loss = (1 − weight) · loss + weight · temperature² · Σ t · ln(t / q)
 *   dz   = (1 − weight) · dz + weight · temperature · (q − t) / samples
 *
 * `first` is the place in the batch of the first lane. Lanes from `samples` on hold no sample and stay 0.
 */
export function distillation(
  z: usize,
  zUnit: i32,
  targets: usize,
  dz: usize,
  dzUnit: i32,
  losses: usize,
  classes: i32,
  weight: f32,
  temperature: f32,
  order: usize,
  columns: i32,
  first: i32,
  samples: i32,
): void {
  const inverse = f32x4.splat(1 / temperature);
  const rest = f32x4.splat(1 - weight);
  const scale = f32x4.splat((weight * temperature) / <f32>samples);
  const lossScale = f32x4.splat(weight * temperature * temperature);
  const tiny = f32x4.splat(1.2e-38);
  for (let column = 0; column < columns; column++) {
    const real = i32x4.lt_s(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(samples));
    const top = largest(z, classes, zUnit);
    let sum = f32x4.splat(0);
    for (let k = 0; k < classes; k++) sum = f32x4.add(sum, softened(z + k * zUnit, top, inverse));
    const logSum = log4(sum);
    let divergence = f32x4.splat(0);
    for (let k = 0; k < classes; k++) {
      const t = targetsOf(targets + (k << 2), classes, order, first, samples);
      const scaled = f32x4.mul(f32x4.sub(v128.load(z + k * zUnit), top), inverse);
      const q = f32x4.div(exp4(scaled), sum);
      const ratio = f32x4.sub(log4(f32x4.pmax(t, tiny)), f32x4.sub(scaled, logSum));
      divergence = f32x4.add(divergence, f32x4.mul(t, ratio));
      const gradient = dz + k * dzUnit;
      const soft = f32x4.mul(f32x4.sub(q, t), scale);
      v128.store(gradient, v128.and(real, f32x4.add(f32x4.mul(v128.load(gradient), rest), soft)));
    }
    const loss = f32x4.add(f32x4.mul(v128.load(losses), rest), f32x4.mul(divergence, lossScale));
    v128.store(losses, v128.and(real, loss));
    z += 16;
    dz += 16;
    losses += 16;
    order += 16;
    first += 4;
  }
}

/** exp((z − top) / temperature) of one class. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function softened(z: usize, top: v128, inverse: v128): v128 {
  return exp4(f32x4.mul(f32x4.sub(v128.load(z), top), inverse));
}
