import { describe, expect, it } from 'vitest';
import { at } from './plan/memory/buffer.js';
import { op } from './plan/op.js';
import { OpRunner } from './testing/op-runner.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

const [POINTS, TAPS, FILTERS, HEIGHT, TILES] = [8, 5, 3, 8, 3];
const [INPUT, OUTPUT] = [(HEIGHT + TAPS - 1) * TILES, HEIGHT * TILES];
const SIZES = { filters: FILTERS, height: HEIGHT, tiles: TILES };

/** Rows of kernel weights are padded to 4 filters. */
const ROW = 4;

/** The product of a transformed input and a transformed output, for each tap, filter and output pixel of a point. */
function forEachProduct(visit: (x: number, w: number, y: number) => void): void {
  for (let point = 0; point < POINTS; point++)
    for (let f = 0; f < FILTERS; f++)
      for (let i = 0; i < OUTPUT; i++)
        for (let ky = 0; ky < TAPS; ky++)
          visit(
            point * INPUT + ky * TILES + i,
            (point * TAPS + ky) * ROW + f,
            (point * FILTERS + f) * OUTPUT + i,
          );
}

function expectClose(found: ArrayLike<number>, right: Float64Array): void {
  const error = right.map((value, i) => found[i]! - value);
  expect(Math.hypot(...error)).toBeLessThan(1e-6 * Math.hypot(...right));
}

describe.each(testedBuilds)('the %s kernels for convolutions of one channel with 5 rows', (build) => {
  it('compute ŷ = Σ ŵ ∘ x̂ and dŵ = Σ x̂ ∘ dŷ', async () => {
    const runner = await OpRunner.create(build);
    const x = new Random(1).values(POINTS * INPUT * 4);
    const w = new Random(2).values(POINTS * TAPS * ROW);
    const dy = new Random(3).values(POINTS * FILTERS * OUTPUT * 4);
    const places = {
      x: runner.place('x', x),
      w: runner.place('w', w),
      y: runner.place('y', new Float32Array(dy.length)),
      dy: runner.place('dy', dy),
      dw: runner.place('dw', new Float32Array(w.length)),
    };
    const xHat = { address: at(places.x), point: INPUT * 16, channel: INPUT * 16 };
    const hat = { point: FILTERS * OUTPUT * 16, channel: OUTPUT * 16 };
    const kernel = { point: TAPS * ROW * 4, row: ROW * 4 };
    const kernelHat = { address: at(places.w), ...kernel };
    const yHat = { address: at(places.y), ...hat };
    runner.run(op('columnConv2d', '', { xHat, kernelHat, yHat, ...SIZES }), 4);
    const dKernelHat = { address: at(places.dw), ...kernel };
    const dyHat = { address: at(places.dy), ...hat };
    runner.run(op('columnKernelGradient', '', { xHat, dyHat, dKernelHat, ...SIZES }), 4);
    const [y, dw] = [new Float64Array(dy.length), new Float64Array(w.length)];
    forEachProduct((xAt, wAt, yAt) => {
      for (let lane = 0; lane < 4; lane++) {
        y[yAt * 4 + lane]! += x[xAt * 4 + lane]! * w[wAt]!;
        dw[wAt]! += x[xAt * 4 + lane]! * dy[yAt * 4 + lane]!;
      }
    });
    expectClose(runner.floats(places.y, y.length), y);
    expectClose(runner.floats(places.dw, dw.length), dw);
  });
});
