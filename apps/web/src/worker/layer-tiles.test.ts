import { expect, test } from 'vitest';
import { layerTiles } from './layer-tiles.js';

test('layerTiles(values, shape) splits an image into its channels', () => {
  // [rows, columns, channels] = [2, 2, 3]; channel c of pixel p is 10c + p.
  const values = Float32Array.from({ length: 12 }, (_, at) => 10 * (at % 3) + Math.floor(at / 3));
  const { size, maps, block, largest } = layerTiles(values, [2, 2, 3]);
  expect([size, block, largest]).toEqual([[2, 2], 1, 23]);
  expect(maps.map((map) => [...map])).toEqual([
    [0, 1, 2, 3],
    [10, 11, 12, 13],
    [20, 21, 22, 23],
  ]);
});

test('layerTiles(values, shape) shows the means of blocks of a large map, and at most 64 maps', () => {
  const [rows, columns, channels] = [65, 3, 70];
  const values = Float32Array.from(
    { length: rows * columns * channels },
    (_, at) => Math.floor(at / channels / columns) * 10 + (Math.floor(at / channels) % columns),
  );
  const { size, maps, block } = layerTiles(values, [rows, columns, channels]);
  expect([size, maps.length, block]).toEqual([[33, 2], 64, 2]);
  // Rows 0 and 1: 0 1 2 and 10 11 12. The last row and the last column are alone in their blocks.
  expect([...(maps[0] ?? [])].slice(0, 2)).toEqual([5.5, 7]);
  expect([...(maps[0] ?? [])].slice(-2)).toEqual([640.5, 642]);
});

test('layerTiles(values, shape) keeps a vector as it is, up to 1,024 units', () => {
  const { size, maps, largest } = layerTiles(Float32Array.of(1, -3, 2), [3]);
  expect([size, maps, largest]).toEqual([[1, 3], [Float32Array.of(1, -3, 2)], 3]);
  expect(layerTiles(new Float32Array(5000), [5000])).toMatchObject({ size: [1, 1024], shape: [5000] });
});
