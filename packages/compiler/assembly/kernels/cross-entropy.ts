import { exponentials, largest } from './softmax';
import { exp4 } from './exp';
import { labelsOf } from './labels-of';
import { log4 } from './log';

/*
 * Softmax and cross-entropy of the lane groups (`columns`) of a block, with the gradient and the hits.
 *
 *   z        [classes][columns] vectors (logits), `zUnit` bytes apart
 *   labels   u16, one per image; `order` holds the image index of each sample
 *   dz       [classes][columns] vectors, `dzUnit` bytes apart
 *   losses   [columns] vectors: the loss of each sample, in nats
 *   hits     [columns] vectors: 1 where the true class has the largest logit (the first of equal ones), else 0
 *
 *   t  = (1 − smoothing) · [k is the label] + smoothing / classes
 *   loss = ln Σ exp(z) − Σ t · z,    dz = (softmax(z) − t) / samples
 *
 * With `rejects`, one more class, which is never the target, has the constant logit `reject`: "none of these".
 *
 * `first` is the place in the batch of the first lane. Lanes from `samples` on hold no sample: loss, hit and gradient are 0
 * there.
 */
export function crossEntropy(
  z: usize,
  zUnit: i32,
  labels: usize,
  dz: usize,
  dzUnit: i32,
  losses: usize,
  hits: usize,
  classes: i32,
  smoothing: f32,
  rejects: bool,
  reject: f32,
  order: usize,
  columns: i32,
  first: i32,
  samples: i32,
): void {
  const scale = f32x4.splat(1 / <f32>samples);
  const offTarget = f32x4.splat(smoothing / <f32>classes);
  const onTarget = f32x4.splat(1 - smoothing);
  for (let column = 0; column < columns; column++) {
    const label = labelsOf(labels, order, first, samples);
    const real = i32x4.lt_s(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(samples));
    const top = largest(z, classes, zUnit);
    const highest = rejects ? f32x4.pmax(top, f32x4.splat(reject)) : top;
    let sum = exponentials(z, dz, classes, zUnit, dzUnit, highest);
    if (rejects) sum = f32x4.add(sum, exp4(f32x4.sub(f32x4.splat(reject), highest)));
    const inverse = f32x4.div(f32x4.splat(1), sum);
    let expected = f32x4.splat(0);
    let best = i32x4.splat(-1);
    for (let k = 0; k < classes; k++) {
      const logit = v128.load(z + k * zUnit);
      const target = f32x4.add(offTarget, v128.and(onTarget, i32x4.eq(label, i32x4.splat(k))));
      expected = f32x4.add(expected, f32x4.mul(target, f32x4.sub(logit, highest)));
      const p = f32x4.mul(v128.load(dz + k * dzUnit), inverse);
      v128.store(dz + k * dzUnit, v128.and(real, f32x4.mul(f32x4.sub(p, target), scale)));
      const leads = v128.and(f32x4.eq(logit, top), i32x4.lt_s(best, i32x4.splat(0)));
      best = v128.bitselect(i32x4.splat(k), best, leads);
    }
    v128.store(losses, v128.and(real, f32x4.sub(log4(sum), expected)));
    v128.store(hits, v128.and(real, v128.and(i32x4.eq(best, label), i32x4.splat(1))));
    z += 16;
    dz += 16;
    losses += 16;
    hits += 16;
    order += 16;
    first += 4;
  }
}
