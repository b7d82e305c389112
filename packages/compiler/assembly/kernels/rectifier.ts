import { madd } from '../lanes';
import { RectifierKind } from '../layout.generated';
import { exp4 } from './exp';
import { LEAST_POSITIVE } from './least-positive';
import { log4 } from './log';

/*
 * Rectifiers, vector by vector, over the channels of an image or (with one row) the units of a matrix. x and y can be the same
 * buffer.
 *
 *   leaky ReLU  x or α x             f′ = 1 or α, by the sign of y
 *   ELU         x or α (eˣ − 1)      f′ = 1 or y + α
 *   softplus    ln(1 + eˣ)           f′ = 1 − e⁻ʸ
 *   GELU        x Φ(x)               f′ = Φ(x) + x φ(x), with the normal distribution
 *
 * The kernel of the gradient takes x of a GELU, and y of the others.
 */
export function rectifier(
  kind: RectifierKind,
  alpha: f32,
  x: usize,
  xRow: i32,
  xUnit: i32,
  y: usize,
  yRow: i32,
  yUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  const alphas = f32x4.splat(alpha);
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      let from = x + u * xUnit + row * xRow;
      let to = y + u * yUnit + row * yRow;
      for (const end = from + (columns << 4); from < end; from += 16) {
        v128.store(to, rectified(kind, alphas, v128.load(from)));
        to += 16;
      }
    }
  }
}

/** dx = dy · f′. dy and dx can be the same buffer. */
export function rectifierGradient(
  kind: RectifierKind,
  alpha: f32,
  value: usize,
  valueRow: i32,
  valueUnit: i32,
  dy: usize,
  dyRow: i32,
  dyUnit: i32,
  dx: usize,
  dxRow: i32,
  dxUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  const alphas = f32x4.splat(alpha);
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      let at = value + u * valueUnit + row * valueRow;
      let from = dy + u * dyUnit + row * dyRow;
      let to = dx + u * dxUnit + row * dxRow;
      for (const end = at + (columns << 4); at < end; at += 16) {
        v128.store(to, f32x4.mul(v128.load(from), derivativeOf(kind, alphas, v128.load(at))));
        from += 16;
        to += 16;
      }
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function rectified(kind: RectifierKind, alpha: v128, x: v128): v128 {
  const zero = f32x4.splat(0);
  if (kind === RectifierKind.gelu) return f32x4.mul(x, normal(x, density(x)));
  if (kind === RectifierKind.softplus) {
    const tail = log4(f32x4.add(f32x4.splat(1), exp4(f32x4.neg(f32x4.abs(x)))));
    return f32x4.add(f32x4.pmax(zero, x), tail);
  }
  const below =
    kind === RectifierKind.elu ? f32x4.mul(alpha, f32x4.sub(exp4(x), f32x4.splat(1))) : f32x4.mul(alpha, x);
  return v128.bitselect(x, below, f32x4.gt(x, f32x4.splat(LEAST_POSITIVE)));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function derivativeOf(kind: RectifierKind, alpha: v128, value: v128): v128 {
  const one = f32x4.splat(1);
  if (kind === RectifierKind.gelu) {
    const d = density(value);
    return madd(value, f32x4.mul(d, f32x4.splat(0.3989422804014327)), normal(value, d));
  }
  if (kind === RectifierKind.softplus) return f32x4.sub(one, exp4(f32x4.neg(value)));
  const below = kind === RectifierKind.elu ? f32x4.add(value, alpha) : alpha;
  return v128.bitselect(one, below, f32x4.gt(value, f32x4.splat(LEAST_POSITIVE)));
}

/** √(2π) φ(x) = e^(−x² / 2). */
// @ts-ignore: a decorator of AssemblyScript
@inline
function density(x: v128): v128 {
  return exp4(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/*
 * The distribution function Φ(x) = (1 + erf(x / √2)) / 2. With z = |x| / √2 and t = 1 / (1 + 0.3275911 z),
 * 1 − erf z = t (a₁ + … + a₅ t⁴) e^(−z²) within 1.5e-7 (Abramowitz & Stegun 1964, 7.1.26). The constants are 0.3275911 / √2 and halves
 * of a₅ to a₁.
 */
const constants: usize = memory.data<f32>([
  0.23164189, 0.5307027145, -0.7265760135, 0.7107068705, -0.142248368, 0.127414796,
]);

// @ts-ignore: a decorator of AssemblyScript
@inline
function normal(x: v128, density: v128): v128 {
  const one = f32x4.splat(1);
  const t = f32x4.div(one, madd(f32x4.abs(x), v128.load32_splat(constants), one));
  let p = madd(t, v128.load32_splat(constants, 4), v128.load32_splat(constants, 8));
  p = madd(t, p, v128.load32_splat(constants, 12));
  p = madd(t, p, v128.load32_splat(constants, 16));
  p = madd(t, p, v128.load32_splat(constants, 20));
  const tail = f32x4.mul(f32x4.mul(t, p), density);
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}
