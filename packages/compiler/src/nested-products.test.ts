import { describe, expect, it } from 'vitest';
import { at } from './plan/memory/buffer.js';
import { op } from './plan/op.js';
import { OpRunner } from './testing/op-runner.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

const [POINTS, CHANNELS, FILTERS] = [5, 6, 12];

/** Bytes of a row of kernel weights. */
const ROW = FILTERS * 4;

/** The places of x̂, ŵ and ŷ of each product, in vectors, floats and vectors. */
function forEachProduct(pixels: number, visit: (x: number, w: number, y: number) => void): void {
  for (let point = 0; point < POINTS; point++)
    for (let c = 0; c < CHANNELS; c++)
      for (let f = 0; f < FILTERS; f++)
        for (let i = 0; i < pixels; i++)
          visit(
            (c * POINTS + point) * pixels + i,
            (point * CHANNELS + c) * FILTERS + f,
            (f * POINTS + point) * pixels + i,
          );
}

function expectClose(found: ArrayLike<number>, right: Float64Array): void {
  const error = right.map((value, i) => found[i]! - value);
  expect(Math.hypot(...error)).toBeLessThan(1e-6 * Math.hypot(...right));
}

describe.each(testedBuilds)('the products of nested convolutions of the %s kernels', (build) => {
  it.each([4, 6, 8])('compute ŷ = Σ ŵ ∘ x̂, dŵ = Σ x̂ ∘ dŷ and dx̂ = Σ ŵ ∘ dŷ of %d pixels', async (pixels) => {
    const runner = await OpRunner.create(build);
    const x = new Random(1).values(CHANNELS * POINTS * pixels * 4);
    const w = new Random(2).values(POINTS * CHANNELS * FILTERS);
    const dy = new Random(3).values(FILTERS * POINTS * pixels * 4);
    const places = {
      x: runner.place('x', x),
      w: runner.place('w', w),
      dy: runner.place('dy', dy),
      y: runner.place('y', new Float32Array(dy.length)),
      dw: runner.place('dw', new Float32Array(w.length)),
      dx: runner.place('dx', new Float32Array(x.length)),
      offsets: runner.place(
        'offsets',
        Uint32Array.from({ length: CHANNELS }, (_, channel) => channel * POINTS * pixels * 16),
      ),
    };
    const image = { point: pixels * 16, channel: POINTS * pixels * 16 };
    const kernel = { point: CHANNELS * ROW, row: ROW };
    const xHat = { address: at(places.x), ...image };
    const kernelHat = { address: at(places.w), ...kernel };
    const sizes = { points: POINTS, channels: CHANNELS, filters: FILTERS, pixels };
    const yHat = { address: at(places.y), ...image };
    runner.run(op('nestedProducts', '', { xHat, kernelHat, yHat, ...sizes }), 4);
    const dyHat = { address: at(places.dy), ...image };
    const dKernelHat = { address: at(places.dw), ...kernel };
    const dxHat = { address: at(places.dx), ...image };
    const offsets = at(places.offsets);
    const images = { xHat, kernelHat, dyHat, offsets, dKernelHat, dxHat };
    runner.run(op('nestedGradients', '', { ...images, ...sizes }), 4);
    const [y, dw, dx] = [dy, w, x].map(({ length }) => new Float64Array(length));
    forEachProduct(pixels, (xAt, wAt, yAt) => {
      for (let lane = 0; lane < 4; lane++) {
        y![yAt * 4 + lane]! += x[xAt * 4 + lane]! * w[wAt]!;
        dw![wAt]! += x[xAt * 4 + lane]! * dy[yAt * 4 + lane]!;
        dx![xAt * 4 + lane]! += w[wAt]! * dy[yAt * 4 + lane]!;
      }
    });
    expectClose(runner.floats(places.y, dy.length), y!);
    expectClose(runner.floats(places.dw, w.length), dw!);
    expectClose(runner.floats(places.dx, x.length), dx!);
  });
});
