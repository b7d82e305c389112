import { labelsOf } from './labels-of';
import { largest } from './softmax';

/*
 * The loss of equation 8 of LeCun et al. 1998 for the lane groups (`columns`) of a block: the penalty of the true class, which
 * is the negative of its logit. The layout is that of cross-entropy.ts.
 *
 *   loss = −z[label],    dz[k] = −[k is the label] / samples
 */
export function truePenalty(
  z: usize,
  zUnit: i32,
  labels: usize,
  dz: usize,
  dzUnit: i32,
  losses: usize,
  hits: usize,
  classes: i32,
  order: usize,
  columns: i32,
  first: i32,
  samples: i32,
): void {
  const slope = f32x4.splat(-1 / <f32>samples);
  for (let column = 0; column < columns; column++) {
    const label = labelsOf(labels, order, first, samples);
    const real = i32x4.lt_s(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(samples));
    const top = largest(z, classes, zUnit);
    let loss = f32x4.splat(0);
    let best = i32x4.splat(-1);
    for (let k = 0; k < classes; k++) {
      const logit = v128.load(z + k * zUnit);
      const target = v128.and(real, i32x4.eq(label, i32x4.splat(k)));
      loss = f32x4.sub(loss, v128.and(target, logit));
      v128.store(dz + k * dzUnit, v128.and(target, slope));
      const leads = v128.and(f32x4.eq(logit, top), i32x4.lt_s(best, i32x4.splat(0)));
      best = v128.bitselect(i32x4.splat(k), best, leads);
    }
    v128.store(losses, loss);
    v128.store(hits, v128.and(real, v128.and(i32x4.eq(best, label), i32x4.splat(1))));
    z += 16;
    dz += 16;
    losses += 16;
    hits += 16;
    order += 16;
    first += 4;
  }
}
