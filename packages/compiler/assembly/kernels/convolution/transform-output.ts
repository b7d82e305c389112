import { evaluate, evaluateFour, evaluateFourTransposed, evaluateTransposed } from './winograd';

/*
 * Transforms the products of a convolution to its output, of one lane group (see winograd.ts).
 *
 *   ŷ [8][filters][height][tiles] vectors    y [filters][height][width] vectors    bias [filters] floats
 *
 *   y = Eᵀ ŷ + bias per tile
 *
 * At the point 1 every power is 1, so adding the bias there once adds it to the whole tile.
 */
export function transformOutput(
  yHat: usize,
  yHatPoint: i32,
  yHatChannel: i32,
  bias: usize,
  y: usize,
  yRow: i32,
  yChannel: i32,
  filters: i32,
  height: i32,
  width: i32,
  tile: i32,
): void {
  for (let f = 0; f < filters; f++) {
    const b = v128.load32_splat(bias + (f << 2));
    let hat = yHat + f * yHatChannel;
    for (let row = 0; row < height; row++) {
      const line = y + f * yChannel + row * yRow;
      for (let column = 0; column < width; column += tile) {
        const to = line + (column << 4);
        const count = min(tile, width - column);
        if (count === 4 && tile === 4) outputTile(true, hat, yHatPoint, b, to, 4, 4);
        else outputTile(false, hat, yHatPoint, b, to, count, tile);
        hat += 16;
      }
    }
  }
}

/** `isFour` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function outputTile(
  isFour: bool,
  hat: usize,
  hatPoint: i32,
  bias: v128,
  y: usize,
  count: i32,
  tile: i32,
): void {
  const v0 = v128.load(hat);
  const v1 = f32x4.add(v128.load((hat += hatPoint)), bias);
  const v2 = v128.load((hat += hatPoint));
  const v3 = v128.load((hat += hatPoint));
  const v4 = v128.load((hat += hatPoint));
  const v5 = v128.load((hat += hatPoint));
  const v6 = v128.load((hat += hatPoint));
  const v7 = v128.load((hat += hatPoint));
  if (isFour) evaluateFourTransposed(v0, v1, v2, v3, v4, v5, v6, v7, y);
  else evaluateTransposed(v0, v1, v2, v3, v4, v5, v6, v7, y, 16, count, tile);
}

/** dŷ = E dy per tile, where dy is 0 after the last column. */
export function transformOutputGradient(
  dy: usize,
  dyRow: i32,
  dyChannel: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  filters: i32,
  height: i32,
  width: i32,
  tile: i32,
): void {
  const one = f32x4.splat(1);
  for (let f = 0; f < filters; f++) {
    let hat = dyHat + f * dyHatChannel;
    for (let row = 0; row < height; row++) {
      const line = dy + f * dyChannel + row * dyRow;
      for (let column = 0; column < width; column += tile) {
        const from = line + (column << 4);
        const count = min(tile, width - column);
        if (count === 4 && tile === 4) evaluateFour(from, hat, dyHatPoint);
        else evaluate(from, 16, count, tile, hat, dyHatPoint, one, one, one);
        hat += 16;
      }
    }
  }
}
