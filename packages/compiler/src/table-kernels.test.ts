import { describe, expect, it } from 'vitest';
import { at } from './plan/memory/buffer.js';
import { op } from './plan/op.js';
import { OpRunner } from './testing/op-runner.js';
import { Random } from './testing/random.js';
import { testedBuilds } from './testing/tested-builds.js';

/** The channels that each filter reads. */
const TABLE = [[0], [1, 4], [0, 2, 3], [0, 1, 2, 3, 4]];
const [POINTS, CHANNELS, FILTERS] = [3, 5, TABLE.length];

/** Rows of kernel weights are padded to 4 filters. */
const ROW = 4;

/** The lists that the kernel reads, made of [distance in x̂, distance in ŵ] in bytes. */
function listsOf(pixels: number): Uint32Array {
  const lists = TABLE.map((channels, filter) =>
    channels.map((channel) => [channel * pixels * 16, (channel * ROW + filter) * 4]),
  );
  return Uint32Array.from(lists.flatMap((list) => [list.length, ...list.flat()]));
}

describe.each(testedBuilds)('the %s kernel for convolutions with a connection table', (build) => {
  it.each([1, 3, 4, 5, 6, 9, 10, 11])(
    'computes ŷ = Σ ŵ ∘ x̂ over the connections, %i pixels',
    async (pixels) => {
      const runner = await OpRunner.create(build);
      const x = new Random(pixels).values(POINTS * CHANNELS * pixels * 4);
      const w = new Random(2).values(POINTS * CHANNELS * ROW);
      const size = POINTS * FILTERS * pixels * 4;
      const y = runner.place('y', new Float32Array(size));
      const connections = at(runner.place('connections', listsOf(pixels)));
      const xHat = {
        address: at(runner.place('x', x)),
        point: CHANNELS * pixels * 16,
        channel: pixels * 16,
      };
      const kernelHat = {
        address: at(runner.place('w', w)),
        point: CHANNELS * ROW * 4,
        row: ROW * 4,
      };
      const yHat = { address: at(y), point: FILTERS * pixels * 16, channel: pixels * 16 };
      const sizes = { points: POINTS, filters: FILTERS, pixels };
      runner.run(op('tableConv2d', '', { xHat, kernelHat, connections, yHat, ...sizes }), 4);
      const found = runner.floats(y, size);
      for (let point = 0; point < POINTS; point++)
        for (const [filter, channels] of TABLE.entries())
          for (let lane = 0; lane < pixels * 4; lane++) {
            const right = channels.reduce((sum, channel) => {
              const value = x[(point * CHANNELS + channel) * pixels * 4 + lane]!;
              return sum + value * w[(point * CHANNELS + channel) * ROW + filter]!;
            }, 0);
            expect(found[(point * FILTERS + filter) * pixels * 4 + lane]).toBeCloseTo(right, 5);
          }
    },
  );
});
