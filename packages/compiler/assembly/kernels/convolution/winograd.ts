import { WINOGRAD_POINTS } from '../../layout.generated';
import { madd } from '../../lanes';

/*
 * Winograd's convolution along rows (Winograd 1980; Lavin & Gray 2016, arXiv:1509.09308): `tile` outputs of a kernel
 * `width` wide, tile + width − 1 = 8, from 8 products instead of tile · width: 2.5 times fewer for a kernel that is 5 wide.
 *
 * A row of a convolution is the transpose of a product of polynomials. Two polynomials are multiplied by evaluating both at as
 * many points as the product has coefficients, and multiplying the values. The points here are
 *
 *   0, 1, −1, 2, −2, ½, −½ and ∞, where the value is the highest coefficient.
 *
 *   E [8][n]  evaluates a polynomial with n coefficients: row p is 1, point, point², …; the row of ∞ is 0, …, 0, 1
 *   S [8]     the scales 1, −2/9, −2/9, 1/90, 1/90, 32/45, 32/45, 1
 *   B [8][8]  makes the following hold for all x and w:
 *
 *   y = Eᵀ ((S E w) ∘ (B x))          y [tile]   w [width]   x [8]
 *
 * With a hat for transformed values, and the gradients by the chain rule:
 *
 *   x̂ = B x       ŵ = S E w       ŷ = Σ ŵ ∘ x̂        y = Eᵀ ŷ
 *   dŷ = E dy     dx̂ = Σ ŵ ∘ dŷ    dx = Bᵀ dx̂      dŵ = Σ x̂ ∘ dŷ    dw = Eᵀ S dŵ
 *
 * The points come in pairs ±a, so E and Eᵀ handle even and odd powers separately: E(±a) = even ± odd.
 *
 * Points near 0 and powers of 2 keep the numbers small and most factors exact. Rounding errors are relative to the largest
 * values of a tile, wherever they are in it. If all inputs of a tile are 0, the result is exactly the bias.
 *
 * Nested (nested.ts), the transforms apply along the rows and along the columns: y = Eᵀ ((S E w Eᵀ S) ∘ (B x Bᵀ)) E. A tile of
 * 4 × 4 outputs of a 5 × 5 kernel then takes 64 products instead of 160 along the rows, or 400. On random data, the relative
 * error (L2 norm) is 2e-6, against 6e-7 along the rows. The plan nests a convolution if that saves more products than
 * transforms cost (src/plan/layers/convolution/winograd.ts).
 */
export const POINTS: i32 = WINOGRAD_POINTS;

/**
 * A number in all lanes, from memory: V8 rebuilds a vector literal at each use, but keeps a vector that was loaded before
 * a loop in a register.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function constant(number: Constant): v128 {
  return v128.load32_splat(constants + (number << 2));
}

/** The numbers that tiles are multiplied by. */
export const enum Constant {
  half,
  quarter,
  two,
  four,
  fiveAndQuarter,
  minusFourAndQuarter,
  minusTwoAndHalf,
  minusOneAndQuarter,
  minusFive,
}

const constants: usize = memory.data<f32>([0.5, 0.25, 2, 4, 5.25, -4.25, -2.5, -1.25, -5]);

/** S: the scale of a kernel's value at each point. The two points of a pair have the same scale. */
export const SCALE_1: f32 = -2.0 / 9.0;
export const SCALE_2: f32 = 1.0 / 90.0;
export const SCALE_HALF: f32 = 32.0 / 45.0;

/**
 * E: evaluates the polynomial with `count` coefficients, the vectors at `from`, `step` bytes apart, and stores its scaled
 * values `toStep` bytes apart. The coefficients from `count` to `most` are 0.
 */
export function evaluate(
  from: usize,
  step: i32,
  count: i32,
  most: i32,
  to: usize,
  toStep: i32,
  scale1: v128,
  scale2: v128,
  scaleHalf: v128,
): void {
  const four = f32x4.splat(4);
  const quarter = f32x4.splat(0.25);
  const zero = f32x4.splat(0);
  // Horner's rule on pairs of coefficients, from the highest down.
  let j = (count - 1) & ~1;
  let even = v128.load(from + j * step);
  let odd = j + 1 < count ? v128.load(from + (j + 1) * step) : zero;
  let even1 = even,
    even2 = even,
    evenHalf = even;
  let odd1 = odd,
    odd2 = odd,
    oddHalf = odd;
  for (j -= 2; j >= 0; j -= 2) {
    even = v128.load(from + j * step);
    odd = v128.load(from + (j + 1) * step);
    even1 = f32x4.add(even1, even);
    odd1 = f32x4.add(odd1, odd);
    even2 = madd(even2, four, even);
    odd2 = madd(odd2, four, odd);
    evenHalf = madd(evenHalf, quarter, even);
    oddHalf = madd(oddHalf, quarter, odd);
  }
  odd2 = f32x4.add(odd2, odd2);
  oddHalf = f32x4.mul(oddHalf, f32x4.splat(0.5));
  v128.store(to, even);
  to = storeOpposites(to, toStep, f32x4.mul(even1, scale1), f32x4.mul(odd1, scale1));
  to = storeOpposites(to, toStep, f32x4.mul(even2, scale2), f32x4.mul(odd2, scale2));
  to = storeOpposites(to, toStep, f32x4.mul(evenHalf, scaleHalf), f32x4.mul(oddHalf, scaleHalf));
  v128.store(to + toStep, count < most ? zero : v128.load(from + (most - 1) * step));
}

/** The same for 4 of 4 coefficients, unscaled, without a loop: output tiles of kernels that are 5 wide. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function evaluateFour(
  from: usize,
  step: i32,
  to: usize,
  toStep: i32,
  half: v128,
  quarter: v128,
  four: v128,
): void {
  const c0 = v128.load(from),
    c1 = v128.load((from += step)),
    c2 = v128.load((from += step)),
    c3 = v128.load(from + step);
  evaluateCoefficients(c0, c1, c2, c3, to, toStep, half, quarter, four);
}

/** The same for coefficients in registers. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function evaluateCoefficients(
  c0: v128,
  c1: v128,
  c2: v128,
  c3: v128,
  to: usize,
  toStep: i32,
  half: v128,
  quarter: v128,
  four: v128,
): void {
  v128.store(to, c0);
  to = storeOpposites(to, toStep, f32x4.add(c0, c2), f32x4.add(c1, c3));
  const odd2 = madd(c3, four, c1);
  to = storeOpposites(to, toStep, madd(c2, four, c0), f32x4.add(odd2, odd2));
  const oddHalf = f32x4.mul(madd(c3, quarter, c1), half);
  to = storeOpposites(to, toStep, madd(c2, quarter, c0), oddHalf);
  v128.store(to + toStep, c3);
}

/** The same for 2 of 4 coefficients, where the last two are 0: the last tile of 10 outputs, for example. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function evaluateTwo(from: usize, step: i32, to: usize, toStep: i32, half: v128): void {
  const c0 = v128.load(from),
    c1 = v128.load(from + step);
  v128.store(to, c0);
  to = storeOpposites(to, toStep, c0, c1);
  to = storeOpposites(to, toStep, c0, f32x4.add(c1, c1));
  to = storeOpposites(to, toStep, c0, f32x4.mul(c1, half));
  v128.store(to + toStep, f32x4.splat(0));
}

/** Stores the values at a point and at its opposite after place `to`, and returns the place of the second. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function storeOpposites(to: usize, toStep: i32, even: v128, odd: v128): usize {
  v128.store((to += toStep), f32x4.add(even, odd));
  v128.store((to += toStep), f32x4.sub(even, odd));
  return to;
}

/** Eᵀ: stores the first `count` of `most` coefficients of the values v0 … v7, `step` bytes apart. */
export function evaluateTransposed(
  v0: v128,
  v1: v128,
  v2: v128,
  v3: v128,
  v4: v128,
  v5: v128,
  v6: v128,
  v7: v128,
  to: usize,
  step: i32,
  count: i32,
  most: i32,
): void {
  const four = f32x4.splat(4);
  const quarter = f32x4.splat(0.25);
  const even1 = f32x4.add(v1, v2);
  const odd1 = f32x4.sub(v1, v2);
  let even2 = f32x4.add(v3, v4);
  let odd2 = f32x4.sub(v3, v4);
  odd2 = f32x4.add(odd2, odd2);
  let evenHalf = f32x4.add(v5, v6);
  let oddHalf = f32x4.mul(f32x4.sub(v5, v6), f32x4.splat(0.5));
  let first = f32x4.add(v0, even1);
  for (let j = 0; j < count; j += 2) {
    let value = f32x4.add(first, f32x4.add(even2, evenHalf));
    if (j === most - 1) value = f32x4.add(value, v7);
    v128.store(to, value);
    if (j + 1 < count) {
      value = f32x4.add(odd1, f32x4.add(odd2, oddHalf));
      if (j + 1 === most - 1) value = f32x4.add(value, v7);
      v128.store(to + step, value);
    }
    to += step << 1;
    first = even1;
    even2 = f32x4.mul(even2, four);
    odd2 = f32x4.mul(odd2, four);
    evenHalf = f32x4.mul(evenHalf, quarter);
    oddHalf = f32x4.mul(oddHalf, quarter);
  }
}

/** The same for 4 of 4 coefficients, without a loop. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function evaluateFourTransposed(
  hat: usize,
  hatPoint: i32,
  bias: v128,
  to: usize,
  step: i32,
  half: v128,
  quarter: v128,
  four: v128,
): void {
  const v0 = v128.load(hat);
  let a = f32x4.add(v128.load((hat += hatPoint)), bias);
  let b = v128.load((hat += hatPoint));
  const even1 = f32x4.add(a, b);
  const odd1 = f32x4.sub(a, b);
  a = v128.load((hat += hatPoint));
  b = v128.load((hat += hatPoint));
  const even2 = f32x4.add(a, b);
  let odd2 = f32x4.sub(a, b);
  odd2 = f32x4.add(odd2, odd2);
  a = v128.load((hat += hatPoint));
  b = v128.load((hat += hatPoint));
  const evenHalf = f32x4.add(a, b);
  const oddHalf = f32x4.mul(f32x4.sub(a, b), half);
  const v7 = v128.load(hat + hatPoint);
  v128.store(to, f32x4.add(f32x4.add(v0, even1), f32x4.add(even2, evenHalf)));
  v128.store((to += step), f32x4.add(odd1, f32x4.add(odd2, oddHalf)));
  v128.store((to += step), madd(even2, four, madd(evenHalf, quarter, even1)));
  v128.store(to + step, madd(odd2, four, madd(oddHalf, quarter, f32x4.add(odd1, v7))));
}

/** The same for the first 2 of 4 coefficients. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function evaluateTwoTransposed(
  hat: usize,
  hatPoint: i32,
  bias: v128,
  to: usize,
  step: i32,
  half: v128,
): void {
  const v0 = v128.load(hat);
  let a = f32x4.add(v128.load((hat += hatPoint)), bias);
  let b = v128.load((hat += hatPoint));
  const even1 = f32x4.add(a, b);
  const odd1 = f32x4.sub(a, b);
  a = v128.load((hat += hatPoint));
  b = v128.load((hat += hatPoint));
  const even2 = f32x4.add(a, b);
  let odd2 = f32x4.sub(a, b);
  odd2 = f32x4.add(odd2, odd2);
  a = v128.load((hat += hatPoint));
  b = v128.load(hat + hatPoint);
  const evenHalf = f32x4.add(a, b);
  const oddHalf = f32x4.mul(f32x4.sub(a, b), half);
  v128.store(to, f32x4.add(f32x4.add(v0, even1), f32x4.add(even2, evenHalf)));
  v128.store(to + step, f32x4.add(odd1, f32x4.add(odd2, oddHalf)));
}
