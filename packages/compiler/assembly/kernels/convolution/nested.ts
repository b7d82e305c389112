import { transformInput, transformInputGradient } from './transform-input';
import { transformOutput, transformOutputGradient } from './transform-output';
import { POINTS } from './winograd';

/*
 * Nested transforms (Lavin & Gray 2016): along the rows and along the columns, so that 64 products make a tile of outputs. Of
 * one lane group, channel by channel, so that the result of the first direction stays in the cache.
 *
 *   x̂ [channels][8 · 8][column tiles · tiles] vectors      scratch [8][rows][tiles] vectors
 *
 * Pixels of a transformed channel are in the order [tile of the row][tile of the column]. `height` or `rows`, `columnTiles` and `columnTile`
 * describe the columns, the operands of the transforms along rows the rows.
 */
const ROW_STEP: i32 = 16;

/** x̂ = B x Bᵀ per tile of 8 rows and 8 columns. */
export function nestedInput(
  x: usize,
  xRow: i32,
  xChannel: i32,
  xHat: usize,
  xHatPoint: i32,
  xHatChannel: i32,
  scratch: usize,
  pieces: i32,
  pieceBytes: i32,
  channels: i32,
  rows: i32,
  tiles: i32,
  tile: i32,
  columnTiles: i32,
  columnTile: i32,
): void {
  const row = tiles << 4;
  const plane = rows * row;
  for (let p = 0; p < pieces; p++) {
    for (let c = 0; c < channels; c++) {
      const from = x + p * pieceBytes + c * xChannel;
      transformInput(from, xRow, 0, ROW_STEP, scratch, plane, 0, 1, 0, 1, rows, tiles, tile);
      transformInput(
        scratch,
        16,
        plane,
        row,
        xHat,
        POINTS * xHatPoint,
        xHatPoint,
        1,
        0,
        POINTS,
        tiles,
        columnTiles,
        columnTile,
      );
      xHat += xHatChannel;
    }
  }
}

/** y = Eᵀ ŷ E + bias per tile. `zeros` are 8 floats. */
export function nestedOutput(
  yHat: usize,
  yHatPoint: i32,
  yHatChannel: i32,
  scratch: usize,
  zeros: usize,
  bias: usize,
  y: usize,
  yRow: i32,
  yChannel: i32,
  filters: i32,
  height: i32,
  width: i32,
  tiles: i32,
  tile: i32,
  columnTile: i32,
): void {
  const row = tiles << 4;
  const plane = height * row;
  for (let f = 0; f < filters; f++) {
    transformOutput(
      yHat,
      POINTS * yHatPoint,
      yHatPoint,
      zeros,
      scratch,
      16,
      plane,
      row,
      POINTS,
      tiles,
      height,
      columnTile,
    );
    transformOutput(scratch, plane, 0, bias, y, yRow, 0, ROW_STEP, 1, height, width, tile);
    yHat += yHatChannel;
    bias += 4;
    y += yChannel;
  }
}

/** dŷ = E dy Eᵀ per tile, where dy is 0 outside of the output. */
export function nestedOutputGradient(
  dy: usize,
  dyRow: i32,
  dyChannel: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  scratch: usize,
  filters: i32,
  height: i32,
  width: i32,
  tiles: i32,
  tile: i32,
  columnTile: i32,
): void {
  const row = tiles << 4;
  const plane = height * row;
  for (let f = 0; f < filters; f++) {
    transformOutputGradient(dy, dyRow, 0, ROW_STEP, scratch, plane, 0, 1, height, width, tile);
    transformOutputGradient(
      scratch,
      16,
      plane,
      row,
      dyHat,
      POINTS * dyHatPoint,
      dyHatPoint,
      POINTS,
      tiles,
      height,
      columnTile,
    );
    dy += dyChannel;
    dyHat += dyHatChannel;
  }
}

/** dx = Bᵀ dx̂ B, summed over the pieces and tiles that read a value. Only `height` rows from row `top` are written. */
export function nestedInputGradient(
  dxHat: usize,
  dxHatPoint: i32,
  dxHatChannel: i32,
  scratch: usize,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  pieces: i32,
  pieceBytes: i32,
  channels: i32,
  rows: i32,
  top: i32,
  height: i32,
  tiles: i32,
  tile: i32,
  columnTiles: i32,
  columnTile: i32,
): void {
  const row = tiles << 4;
  const plane = rows * row;
  for (let c = 0; c < channels; c++) {
    for (let p = 0; p < pieces; p++) {
      transformInputGradient(
        dxHat + p * channels * dxHatChannel,
        POINTS * dxHatPoint,
        dxHatPoint,
        scratch + p * POINTS * plane,
        16,
        plane,
        row,
        1,
        0,
        POINTS,
        tiles,
        plane,
        columnTiles,
        columnTile,
      );
    }
    transformInputGradient(
      scratch + top * row,
      plane,
      POINTS * plane,
      dx,
      dxRow,
      0,
      ROW_STEP,
      pieces,
      pieceBytes,
      1,
      height,
      height * dxRow,
      tiles,
      tile,
    );
    dxHat += dxHatChannel;
    dx += dxChannel;
  }
}
