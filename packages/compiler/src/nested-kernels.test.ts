import { evaluationMatrix, inputMatrix, multiply, scales, transpose } from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { at, type Buffer } from './plan/memory/buffer.js';
import { op } from './plan/op.js';
import { OpRunner } from './testing/op-runner.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

type Matrix = number[][];

/** matrix · values · otherᵀ: a transform along the columns by `matrix` and along the rows by `other`. */
function nested(matrix: Matrix, values: Matrix, other: Matrix): Matrix {
  const rows = values.map((row) => multiply(other, row));
  return transpose(transpose(rows).map((column) => multiply(matrix, column)));
}

/** The rows and columns of lane 1 in an image: vectors `row` and `column` vectors apart. */
function read(values: Float32Array, first: number, size: number[], row: number, column: number): Matrix {
  const [height = 0, width = 0] = size;
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => values[(first + y * row + x * column) * 4 + 1]!),
  );
}

function expectClose(found: Matrix, right: Matrix): void {
  const values = right.flat();
  const error = found.flat().map((value, i) => value - values[i]!);
  expect(Math.hypot(...error)).toBeLessThan(2e-6 * Math.hypot(...values));
}

/** The places of the 8 × 8 points of a tile in a transformed channel of `pixels` pixels. */
function points(values: Float32Array, channel: number, pixels: number, pixel: number): Matrix {
  return read(values, channel * 64 * pixels + pixel, [8, 8], 8 * pixels, pixels);
}

const B = inputMatrix();

describe.each(testedBuilds)('the nested transforms of the %s kernels', (build) => {
  it.each([
    { pieces: 1, piece: 5, tile: 4, columnTile: 4 },
    { pieces: 2, piece: 3, tile: 6, columnTile: 5 },
  ])(
    'transform tiles x of the input to B x Bᵀ, and gradients back by Bᵀ and B ($pieces pieces)',
    async (cut) => {
      const { pieces, piece, tile, columnTile } = cut;
      const runner = await OpRunner.create(build);
      const [channels, tiles, columnTiles] = [2, 2, 3];
      const rows = 2 * columnTile + 8;
      const columns = tile + 8 + (pieces - 1) * piece;
      const [pixels, plane] = [tiles * columnTiles, rows * columns];
      const x = new Random(1).values(channels * plane * 4);
      const hatSize = pieces * channels * 64 * pixels * 4;
      const places = {
        x: runner.place('x', x),
        hat: runner.place('hat', new Float32Array(hatSize)),
        dx: runner.place('dx', x),
        scratch: runner.place('scratch', new Float32Array(pieces * 8 * rows * tiles * 4)),
      };
      const image = (buffer: Buffer) => ({ address: at(buffer), row: columns * 16, channel: plane * 16 });
      const hat = { address: at(places.hat), point: pixels * 16, channel: 64 * pixels * 16 };
      const sizes = { pieces, pieceBytes: piece * 16, channels, rows, tiles, tile, columnTiles, columnTile };
      const scratch = at(places.scratch);
      runner.run(op('nestedInput', '', { x: image(places.x), xHat: hat, scratch, ...sizes }), 4);
      const dx = image(places.dx);
      runner.run(
        op('nestedInputGradient', '', { dxHat: hat, dx, scratch, ...sizes, top: 0, height: rows }),
        4,
      );
      const found = runner.floats(places.hat, hatSize);
      const gradient = runner.floats(places.dx, x.length);
      for (let c = 0; c < channels; c++) {
        const back = read(new Float32Array(x.length), 0, [rows, columns], columns, 1);
        for (let p = 0; p < pieces; p++)
          for (let ty = 0; ty < columnTiles; ty++)
            for (let tx = 0; tx < tiles; tx++) {
              const [top, left] = [ty * columnTile, p * piece + tx * tile];
              const tileOf = read(x, c * plane + top * columns + left, [8, 8], columns, 1);
              const right = nested(B, tileOf, B);
              expectClose(points(found, p * channels + c, pixels, tx * columnTiles + ty), right);
              for (const [y, row] of nested(transpose(B), right, transpose(B)).entries())
                for (const [i, value] of row.entries()) back[top + y]![left + i]! += value;
            }
        expectClose(read(gradient, c * plane, [rows, columns], columns, 1), back);
      }
    },
  );

  it.each([
    { tile: 4, columnTile: 4, height: 8, width: 7 },
    { tile: 4, columnTile: 4, height: 10, width: 6 },
    { tile: 3, columnTile: 6, height: 8, width: 7 },
  ])(
    'transform outputs ŷ to tiles Eᵀ ŷ E + bias ($tile × $columnTile of $height × $width), and gradients back by E and Eᵀ',
    async (cut) => {
      const { tile, columnTile, height, width } = cut;
      const runner = await OpRunner.create(build);
      const filters = 2;
      const [tiles, columnTiles] = [Math.ceil(width / tile), Math.ceil(height / columnTile)];
      const [pixels, plane] = [tiles * columnTiles, height * width];
      const yHat = new Random(2).values(filters * 64 * pixels * 4);
      const dy = new Random(3).values(filters * plane * 4);
      const bias = new Random(4).values(filters);
      const places = {
        yHat: runner.place('yHat', yHat),
        dyHat: runner.place('dyHat', yHat),
        y: runner.place('y', dy),
        dy: runner.place('dy', dy),
        bias: runner.place('bias', bias),
        zeros: runner.place('zeros', new Float32Array(8)),
        scratch: runner.place('scratch', new Float32Array(8 * height * tiles * 4)),
      };
      const image = (buffer: Buffer) => ({ address: at(buffer), row: width * 16, channel: plane * 16 });
      const hat = (buffer: Buffer) => ({
        address: at(buffer),
        point: pixels * 16,
        channel: 64 * pixels * 16,
      });
      const sizes = { scratch: at(places.scratch), filters, height, width, tiles, tile, columnTile };
      const [zeros, b] = [at(places.zeros), at(places.bias)];
      runner.run(
        op('nestedOutput', '', { yHat: hat(places.yHat), zeros, bias: b, y: image(places.y), ...sizes }),
        4,
      );
      runner.run(
        op('nestedOutputGradient', '', { dy: image(places.dy), dyHat: hat(places.dyHat), ...sizes }),
        4,
      );
      const y = runner.floats(places.y, dy.length);
      const dyHat = runner.floats(places.dyHat, yHat.length);
      const [E, F] = [evaluationMatrix(tile), evaluationMatrix(columnTile)];
      for (let f = 0; f < filters; f++)
        for (let ty = 0; ty < columnTiles; ty++)
          for (let tx = 0; tx < tiles; tx++) {
            const [top, left, pixel] = [ty * columnTile, tx * tile, tx * columnTiles + ty];
            const size = [Math.min(columnTile, height - top), Math.min(tile, width - left)];
            const first = f * plane + top * width + left;
            const output = nested(transpose(F), points(yHat, f, pixels, pixel), transpose(E));
            expectClose(
              read(y, first, size, width, 1),
              output.slice(0, size[0]).map((row) => row.slice(0, size[1]).map((value) => value + bias[f]!)),
            );
            const tileOf = read(dy, first, size, width, 1).map((row) => [
              ...row,
              ...Array(tile - row.length).fill(0),
            ]);
            while (tileOf.length < columnTile) tileOf.push(Array(tile).fill(0));
            expectClose(points(dyHat, f, pixels, pixel), nested(F, tileOf, E));
          }
    },
  );

  it('transform kernels w to S E w Eᵀ S in each piece, and gradients back by Eᵀ S and S E', async () => {
    const runner = await OpRunner.create(build);
    const [height, width, piece, channels, vectors, groups] = [3, 7, 4, 2, 5, 3];
    const [pieces, row, rows] = [2, vectors * 16, 2 * channels];
    const kernel = new Random(5).values(channels * height * width * vectors * 4);
    const parts = new Random(6).values(groups * rows * 64 * vectors * 4);
    const places = {
      kernel: runner.place('kernel', kernel),
      hat: runner.place('hat', new Float32Array(64 * rows * vectors * 4)),
      parts: runner.place('parts', parts),
      gradient: runner.place('gradient', kernel),
      scratch: runner.place('scratch', new Float32Array(64 * vectors * 4)),
    };
    const cut = {
      slices: channels,
      scratch: at(places.scratch),
      isNested: true,
      height,
      width,
      piece,
      channels,
    };
    const kernelHat = { address: at(places.hat), point: rows * row, row };
    runner.run(
      op('transformKernel', '', { kernel: { address: at(places.kernel), row }, kernelHat, ...cut }),
      12,
    );
    const dKernel = { address: at(places.gradient), row };
    const dHat = { address: at(places.parts), point: row, row: 64 * row };
    const partStride = rows * 64 * row;
    runner.run(op('transformKernelGradient', '', { parts: dHat, partStride, dKernel, ...cut }), 12);
    const hat = runner.floats(places.hat, 64 * rows * vectors * 4);
    const gradient = runner.floats(places.gradient, kernel.length);
    const scaled = (count: number): Matrix =>
      evaluationMatrix(count).map((line, point) => line.map((value) => value * scales()[point]!));
    const [E, F] = [scaled(piece), scaled(height)];
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < pieces; p++) {
        const count = Math.min(piece, width - p * piece);
        const first = (c * height * width + p * piece) * vectors + 3;
        const steps = [width * vectors, vectors] as const;
        const taps = read(kernel, first, [height, count], ...steps);
        const padded = taps.map((line) => [...line, ...Array(piece - count).fill(0)]);
        const place = (p * channels + c) * vectors + 3;
        const point = rows * vectors;
        expectClose(read(hat, place, [8, 8], 8 * point, point), nested(F, padded, E));
        const sums = Array.from({ length: 8 }, () => Array<number>(8).fill(0));
        for (let group = 0; group < groups; group++) {
          const from = (group * rows + p * channels + c) * 64 * vectors + 3;
          for (const [y, line] of read(parts, from, [8, 8], 8 * vectors, vectors).entries())
            for (const [i, value] of line.entries()) sums[y]![i]! += value;
        }
        const right = nested(transpose(F), sums, transpose(E)).map((line) => line.slice(0, count));
        expectClose(read(gradient, first, [height, count], ...steps), right);
      }
  });
});
