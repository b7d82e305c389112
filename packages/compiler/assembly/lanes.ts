/*
 * A lane is a sample. Four samples form a lane group (group, for short), and each value of a group is one vector:
 *
 *   image  x[channel][row][column] → | sample 0 | sample 1 | sample 2 | sample 3 |     16 bytes
 *   matrix x[unit][group]          → | sample 0 | sample 1 | sample 2 | sample 3 |     16 bytes
 *
 * So a weight is one splat, a tap is one aligned load, and lanes are only combined where samples are summed, in the gradients
 * of weights.
 */

/** a · b + c: fused, with one rounding, in the relaxed build if the machine supports it; otherwise with two roundings. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** All bits in the lanes that hold one of `samples` samples. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function laneMask(samples: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(samples));
}

/** The sums of the lanes of four vectors, as the lanes of one vector. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  //  a0 b0 a1 b1 + a2 b2 a3 b3        c0 d0 c1 d1 + c2 d2 c3 d3
  const ab = f32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

/** The sum of the lanes of a vector: (a0 + a1) + (a2 + a3). */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function sumOfLanes(a: v128): f32 {
  const first = f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1);
  return first + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
}

/** Alternates the first 8 bytes of two vectors: a0 b0 a1 b1 … a7 b7. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function interleaveLow(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** Alternates the last 8 bytes of two vectors: a8 b8 a9 b9 … a15 b15. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function interleaveHigh(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
