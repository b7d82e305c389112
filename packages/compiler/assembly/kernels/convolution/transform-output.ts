import { ActivationKind } from '../../layout.generated';
import { timesDerivative } from '../derivative';
import {
  Constant,
  constant,
  evaluate,
  evaluateCoefficients,
  evaluateFour,
  evaluateFourTransposed,
  evaluateTransposed,
  evaluateTwo,
  evaluateTwoTransposed,
} from './winograd';

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
  yStep: i32,
  filters: i32,
  height: i32,
  width: i32,
  tile: i32,
): void {
  const half = constant(Constant.half);
  const quarter = constant(Constant.quarter);
  const four = constant(Constant.four);
  for (let f = 0; f < filters; f++) {
    const b = v128.load32_splat(bias);
    let hat = yHat;
    for (let row = 0; row < height; row++) {
      let to = y + row * yRow;
      let rest = width;
      for (; tile === 4 && rest >= 4; rest -= 4) {
        evaluateFourTransposed(hat, yHatPoint, b, to, yStep, half, quarter, four);
        hat += 16;
        to += yStep << 2;
      }
      if (tile === 4 && rest === 2) {
        evaluateTwoTransposed(hat, yHatPoint, b, to, yStep, half);
        hat += 16;
        continue;
      }
      for (; rest > 0; rest -= tile) {
        outputTile(hat, yHatPoint, b, to, yStep, min(tile, rest), tile);
        hat += 16;
        to += tile * yStep;
      }
    }
    yHat += yHatChannel;
    bias += 4;
    y += yChannel;
  }
}

function outputTile(hat: usize, hatPoint: i32, bias: v128, y: usize, step: i32, count: i32, tile: i32): void {
  const v0 = v128.load(hat);
  const v1 = f32x4.add(v128.load((hat += hatPoint)), bias);
  const v2 = v128.load((hat += hatPoint));
  const v3 = v128.load((hat += hatPoint));
  const v4 = v128.load((hat += hatPoint));
  const v5 = v128.load((hat += hatPoint));
  const v6 = v128.load((hat += hatPoint));
  const v7 = v128.load((hat += hatPoint));
  evaluateTransposed(v0, v1, v2, v3, v4, v5, v6, v7, y, step, count, tile);
}

/** dŷ = E dy per tile, where dy is 0 after the last column. */
export function transformOutputGradient(
  dy: usize,
  dyRow: i32,
  dyChannel: i32,
  dyStep: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  filters: i32,
  height: i32,
  width: i32,
  tile: i32,
): void {
  const half = constant(Constant.half);
  const quarter = constant(Constant.quarter);
  const four = constant(Constant.four);
  for (let f = 0; f < filters; f++) {
    let hat = dyHat;
    for (let row = 0; row < height; row++) {
      let from = dy + row * dyRow;
      let rest = width;
      for (; tile === 4 && rest >= 4; rest -= 4) {
        evaluateFour(from, dyStep, hat, dyHatPoint, half, quarter, four);
        hat += 16;
        from += dyStep << 2;
      }
      if (tile === 4 && rest === 2) {
        evaluateTwo(from, dyStep, hat, dyHatPoint, half);
        hat += 16;
        continue;
      }
      for (; rest > 0; rest -= tile) {
        gradientTile(from, dyStep, min(tile, rest), tile, hat, dyHatPoint);
        hat += 16;
        from += tile * dyStep;
      }
    }
    dy += dyChannel;
    dyHat += dyHatChannel;
  }
}

function gradientTile(dy: usize, step: i32, count: i32, tile: i32, hat: usize, hatPoint: i32): void {
  const one = f32x4.splat(1);
  evaluate(dy, step, count, tile, hat, hatPoint, one, one, one);
}

/**
 * The same where tanh and a mean of 2 · 2 values follow the convolution: dy = dPooled / 4 · (1 − y²). The width is a multiple of 4,
 * and so is that of a tile.
 *
 *   y [filters][height][width] vectors, after tanh     dPooled [filters][height / 2][width / 2] vectors
 */
export function transformPooledGradient(
  y: usize,
  yRow: i32,
  yChannel: i32,
  dPooled: usize,
  dPooledRow: i32,
  dPooledChannel: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  filters: i32,
  height: i32,
  width: i32,
): void {
  const half = constant(Constant.half);
  const quarter = constant(Constant.quarter);
  const four = constant(Constant.four);
  for (let f = 0; f < filters; f++) {
    let hat = dyHat;
    for (let row = 0; row < height; row++) {
      let value = y + row * yRow;
      let from = dPooled + (row >> 1) * dPooledRow;
      for (const end = value + (width << 4); value < end; value += 64) {
        const left = f32x4.mul(v128.load(from), quarter);
        const right = f32x4.mul(v128.load(from, 16), quarter);
        evaluateCoefficients(
          timesDerivative(ActivationKind.tanh, v128.load(value), left),
          timesDerivative(ActivationKind.tanh, v128.load(value, 16), left),
          timesDerivative(ActivationKind.tanh, v128.load(value, 32), right),
          timesDerivative(ActivationKind.tanh, v128.load(value, 48), right),
          hat,
          dyHatPoint,
          half,
          quarter,
          four,
        );
        hat += 16;
        from += 32;
      }
    }
    y += yChannel;
    dPooled += dPooledChannel;
    dyHat += dyHatChannel;
  }
}
