import { targetsOf } from '../targets-of';

/*
 * Mean squared error of the lane groups (`columns`) of a block, with the gradient. The loss of a sample is the mean over its
 * outputs.
 *
 *   y        [outputs][columns] vectors, `yUnit` bytes apart
 *   targets  [images][outputs] floats; `order` holds the image index of each sample
 *   dy       [outputs][columns] vectors, `dyUnit` bytes apart
 *   losses   [columns] vectors: the loss of each sample
 *   hits     [columns] vectors: 0
 *
 *   loss = Σ (y − t)² / outputs,    dy = 2 (y − t) / (outputs · samples)
 *
 * `first` is the place in the batch of the first lane. Lanes from `samples` on hold no sample: loss and gradient are 0 there.
 */
export function squaredError(
  y: usize,
  yUnit: i32,
  targets: usize,
  dy: usize,
  dyUnit: i32,
  losses: usize,
  hits: usize,
  outputs: i32,
  order: usize,
  columns: i32,
  first: i32,
  samples: i32,
): void {
  const fraction = f32x4.splat(1 / <f32>outputs);
  const scale = f32x4.splat(2 / (<f32>outputs * <f32>samples));
  for (let column = 0; column < columns; column++) {
    const real = i32x4.lt_s(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)), i32x4.splat(samples));
    let loss = f32x4.splat(0);
    for (let k = 0; k < outputs; k++) {
      const t = targetsOf(targets + (k << 2), outputs, order, first, samples);
      const error = v128.and(real, f32x4.sub(v128.load(y + k * yUnit), t));
      v128.store(dy + k * dyUnit, f32x4.mul(error, scale));
      loss = f32x4.add(loss, f32x4.mul(error, error));
    }
    v128.store(losses, f32x4.mul(loss, fraction));
    v128.store(hits, i32x4.splat(0));
    y += 16;
    dy += 16;
    losses += 16;
    hits += 16;
    order += 16;
    first += 4;
  }
}
