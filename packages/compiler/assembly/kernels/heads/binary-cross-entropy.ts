import { exp4 } from '../exp';
import { log4 } from '../log';
import { targetsOf } from '../targets-of';

/*
 * Sigmoid and binary cross-entropy of the lane groups (`columns`) of a block, with the gradient and the hits. The loss of a sample
 * is the mean over its outputs.
 *
 *   z        [outputs][columns] vectors (logits), `zUnit` bytes apart
 *   targets  [images][outputs] floats from 0 to 1; `order` holds the image index of each sample
 *   dz       [outputs][columns] vectors, `dzUnit` bytes apart
 *   losses   [columns] vectors: the loss of each sample, in nats
 *   hits     [columns] vectors: the number of outputs of each sample that are above ½ where the target is 1, else not where it is 0
 *
 *   loss = Σ (max(z, 0) − z · t + ln(1 + e^−|z|)) / outputs,    dz = (sigmoid(z) − t) / (outputs · samples)
 *
 * `first` is the place in the batch of the first lane. Lanes from `samples` on hold no sample: loss, hits and gradient are 0
 * there.
 */
export function binaryCrossEntropy(
  z: usize,
  zUnit: i32,
  targets: usize,
  dz: usize,
  dzUnit: i32,
  losses: usize,
  hits: usize,
  outputs: i32,
  order: usize,
  columns: i32,
  first: i32,
  samples: i32,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const fraction = f32x4.splat(1 / <f32>outputs);
  const scale = f32x4.splat(1 / (<f32>outputs * <f32>samples));
  for (let column = 0; column < columns; column++) {
    const real = i32x4.lt_s(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(samples));
    let loss = zero;
    let right = i32x4.splat(0);
    for (let k = 0; k < outputs; k++) {
      const logit = v128.load(z + k * zUnit);
      const t = targetsOf(targets + (k << 2), outputs, order, first, samples);
      const isAbove = f32x4.gt(logit, zero);
      const e = exp4(f32x4.neg(f32x4.abs(logit)));
      const sum = f32x4.add(one, e);
      const p = f32x4.div(v128.bitselect(one, e, isAbove), sum);
      v128.store(dz + k * dzUnit, v128.and(real, f32x4.mul(f32x4.sub(p, t), scale)));
      const linear = f32x4.sub(v128.and(logit, isAbove), f32x4.mul(logit, t));
      loss = f32x4.add(loss, f32x4.add(linear, log4(sum)));
      right = i32x4.sub(right, f32x4.eq(v128.and(one, isAbove), t));
    }
    v128.store(losses, v128.and(real, f32x4.mul(loss, fraction)));
    v128.store(hits, v128.and(real, right));
    z += 16;
    dz += 16;
    losses += 16;
    hits += 16;
    order += 16;
    first += 4;
  }
}
