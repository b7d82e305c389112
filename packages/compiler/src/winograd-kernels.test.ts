import { evaluationMatrix, inputMatrix, multiply, scales, transpose } from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { at, type Buffer } from './plan/memory/buffer.js';
import { op } from './plan/op.js';
import { OpRunner } from './testing/op-runner.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

/** The widths of a piece of the kernel, each with the width of the tile that 8 points allow. */
const CUTS = [1, 2, 3, 4, 5, 6, 7, 8].map((piece) => ({ piece, tile: 9 - piece }));

/** The values of one lane in `count` vectors, `step` vectors apart. */
function lane(values: Float32Array, first: number, step: number, count: number, sample = 1): number[] {
  return Array.from({ length: count }, (_, i) => values[(first + i * step) * 4 + sample]!);
}

function expectClose(found: readonly number[], right: readonly number[]): void {
  const norm = Math.hypot(...right);
  expect(Math.hypot(...found.map((value, i) => value - right[i]!))).toBeLessThan(2e-6 * norm);
}

describe.each(testedBuilds)('the transforms of the %s kernels', (build) => {
  it.each([
    { pieces: 2, piece: 3, tile: 5, columns: 18 },
    { pieces: 1, piece: 5, tile: 4, columns: 12 },
  ])(
    'transform tiles x of the input to B x, for $pieces pieces of the kernel, and gradients back by Bᵀ',
    async ({ pieces, piece, tile, columns }) => {
      const runner = await OpRunner.create(build);
      const [channels, rows, tiles] = [2, 3, 2];
      const pixels = rows * tiles;
      const x = new Random(1).values(channels * rows * columns * 4);
      const places = {
        x: runner.place('x', x),
        hat: runner.place('hat', new Float32Array(8 * pieces * channels * pixels * 4)),
        dx: runner.place('dx', x),
      };
      const cut = { pieces, pieceBytes: piece * 16, channels, rows, tiles, tile };
      const hat = { address: at(places.hat), point: pieces * channels * pixels * 16, channel: pixels * 16 };
      const image = { row: columns * 16, channel: rows * columns * 16 };
      runner.run(
        op('transformInput', '', { x: { address: at(places.x), ...image }, xStep: 16, xHat: hat, ...cut }),
        4,
      );
      const found = runner.floats(places.hat, 8 * pieces * channels * pixels * 4);
      const back = Array.from({ length: channels * rows * columns }, () => 0);
      for (let p = 0; p < pieces; p++)
        for (let line = 0; line < channels * rows; line++)
          for (let t = 0; t < tiles; t++) {
            const from = line * columns + p * piece + t * tile;
            const right = multiply(inputMatrix(), lane(x, from, 1, 8));
            const place = p * channels * pixels + line * tiles + t;
            expectClose(lane(found, place, pieces * channels * pixels, 8), right);
            for (const [i, value] of multiply(transpose(inputMatrix()), right).entries())
              back[from + i]! += value;
          }
      const dx = { address: at(places.dx), ...image };
      runner.run(
        op('transformInputGradient', '', { dxHat: hat, dx, dxStep: 16, ...cut, bytes: image.channel }),
        4,
      );
      expectClose(lane(runner.floats(places.dx, x.length), 0, 1, back.length), back);
    },
  );

  it.each(CUTS)(
    'transform outputs ŷ to tiles Eᵀ ŷ + bias of width $tile, and gradients back by E',
    async ({ tile }) => {
      const runner = await OpRunner.create(build);
      const [filters, height, width] = [2, 3, 9];
      const tiles = Math.ceil(width / tile);
      const hatChannel = height * tiles;
      const hat = new Random(2).values(8 * filters * hatChannel * 4);
      const bias = new Random(3).values(filters);
      const dy = new Random(4).values(filters * height * width * 4);
      const places = {
        hat: runner.place('hat', hat),
        bias: runner.place('bias', bias),
        y: runner.place('y', dy),
      };
      const shape = { filters, height, width, tile };
      const strides = { point: filters * hatChannel * 16, channel: hatChannel * 16 };
      const dyHat = { address: at(places.hat), ...strides };
      const y = { address: at(places.y), row: width * 16, channel: height * width * 16 };
      runner.run(op('transformOutputGradient', '', { dy: y, dyStep: 16, dyHat, ...shape }), 4);
      const gradients = runner.floats(places.hat, hat.length);
      runner.place('hat', hat);
      const yHat = { address: at(runner.place('hat again', hat)), ...strides };
      runner.run(op('transformOutput', '', { yHat, bias: at(places.bias), y, yStep: 16, ...shape }), 4);
      const outputs = runner.floats(places.y, dy.length);
      const E = evaluationMatrix(tile);
      for (let line = 0; line < filters * height; line++)
        for (let t = 0; t < tiles; t++) {
          const count = Math.min(tile, width - t * tile);
          const from = line * width + t * tile;
          const coefficients = [
            ...lane(dy, from, 1, count),
            ...Array.from({ length: tile - count }, () => 0),
          ];
          const place = line * tiles + t;
          expectClose(lane(gradients, place, filters * hatChannel, 8), multiply(E, coefficients));
          const values = multiply(transpose(E), lane(hat, place, filters * hatChannel, 8)).slice(0, count);
          const b = bias[Math.floor(line / height)]!;
          expectClose(
            lane(outputs, from, 1, count),
            values.map((value) => value + b),
          );
        }
    },
  );

  it('transform the gradient dp of a mean of 2 × 2 values of y = tanh x to E (dp / 4 · (1 − y²))', async () => {
    const runner = await OpRunner.create(build);
    const [filters, height, width, tile] = [3, 4, 8, 4];
    const tiles = width / tile;
    const y = new Random(7).values(filters * height * width * 4).map(Math.tanh);
    const dPooled = new Random(8).values(y.length / 4);
    const places = {
      y: runner.place('y', y),
      dPooled: runner.place('dPooled', dPooled),
      hat: runner.place('hat', new Float32Array(8 * filters * height * tiles * 4)),
    };
    const image = (buffer: Buffer, scale: number) => ({
      address: at(buffer),
      row: (width * 16) / scale,
      channel: (height * width * 16) / scale ** 2,
    });
    const dyHat = {
      address: at(places.hat),
      point: filters * height * tiles * 16,
      channel: height * tiles * 16,
    };
    const images = { y: image(places.y, 1), dPooled: image(places.dPooled, 2), dyHat };
    runner.run(op('transformPooledGradient', '', { ...images, filters, height, width }), 4);
    const found = runner.floats(places.hat, 8 * filters * height * tiles * 4);
    for (let line = 0; line < filters * height; line++)
      for (let t = 0; t < tiles; t++) {
        const values = lane(y, line * width + t * tile, 1, tile);
        const pooled = lane(dPooled, ((line >> 1) * width) / 2 + (t * tile) / 2, 1, tile / 2);
        const dy = values.map((value, i) => (pooled[i >> 1]! / 4) * (1 - value ** 2));
        expectClose(
          lane(found, line * tiles + t, filters * height * tiles, 8),
          multiply(evaluationMatrix(tile), dy),
        );
      }
  });

  it.each([
    { width: 5, piece: 5 },
    { width: 7, piece: 4 },
    { width: 3, piece: 1 },
  ])(
    'transform kernels w of width $width, in pieces of $piece, to S E w, and gradients back by Eᵀ S',
    async ({ width, piece }) => {
      const runner = await OpRunner.create(build);
      const [height, channels, columns] = [3, 2, 20];
      const pieces = Math.ceil(width / piece);
      const [taps, hatTaps] = [height * width * channels, height * pieces * channels];
      const kernel = new Random(5).values(taps * columns);
      const places = {
        kernel: runner.place('kernel', kernel),
        hat: runner.place('hat', new Float32Array(8 * hatTaps * columns)),
        parts: runner.place('parts', new Random(6).values(3 * 8 * hatTaps * columns)),
        gradient: runner.place('gradient', new Float32Array(taps * columns)),
        scratch: runner.place('scratch', new Float32Array(8 * height * columns)),
      };
      const cut = {
        slices: channels,
        scratch: at(places.scratch),
        isNested: false,
        height,
        width,
        piece,
        channels,
      };
      const transformed = (buffer: Buffer) => ({ address: at(buffer), point: hatTaps * 80, row: 80 });
      const weights = (buffer: Buffer) => ({ address: at(buffer), row: 80 });
      const forward = { kernel: weights(places.kernel), kernelHat: transformed(places.hat) };
      runner.run(op('transformKernel', '', { ...forward, ...cut }), 12);
      const backward = { parts: transformed(places.parts), dKernel: weights(places.gradient) };
      const partStride = 8 * hatTaps * 80;
      runner.run(op('transformKernelGradient', '', { ...backward, partStride, ...cut }), 12);
      const hat = runner.floats(places.hat, 8 * hatTaps * columns);
      const parts = runner.floats(places.parts, 3 * 8 * hatTaps * columns);
      const gradient = runner.floats(places.gradient, taps * columns);
      const E = evaluationMatrix(piece);
      for (let ky = 0; ky < height; ky++)
        for (let p = 0; p < pieces; p++)
          for (let c = 0; c < channels; c++) {
            const count = Math.min(piece, width - p * piece);
            const tap = ((c * height + ky) * width + p * piece) * 5 + 3;
            const place = ((ky * pieces + p) * channels + c) * 5 + 3;
            const right = multiply(E, [...lane(kernel, tap, 5, count), ...Array(piece - count).fill(0)]);
            expectClose(
              lane(hat, place, hatTaps * 5, 8),
              right.map((value, point) => value * scales()[point]!),
            );
            const sums = [0, 1, 2].map((group) =>
              lane(parts, group * 8 * hatTaps * 5 + place, hatTaps * 5, 8),
            );
            const dHat = scales().map(
              (scale, point) => scale * sums.reduce((sum, part) => sum + part[point]!, 0),
            );
            expectClose(lane(gradient, tap, 5, count), multiply(transpose(E), dHat).slice(0, count));
          }
    },
  );
});
