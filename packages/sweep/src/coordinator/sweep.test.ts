import { describe, expect, inject, it } from 'vitest';
import { simulatedWeights } from '../simulation/simulated-trainer.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { eventsOf, runSweep } from '../testing/run-sweep.js';
import { pauseSweep } from './control-sweep.js';
import { sweep } from './sweep.js';

const GRID = {
  options: { epochs: 3 },
  grid: { learningRate: [0.001, 0.01], batchSize: [32, 64] },
  seeds: [1, 2],
};

describe('sweep({ database, space })', () => {
  const database = openTestDatabase();

  it('trains every setting with every seed, and ends every trial exactly once', async () => {
    const run = await runSweep({ space: GRID });
    const { results } = run.end;
    expect(
      results.trials.map(({ options: { learningRate, batchSize, seed } }) => [learningRate, batchSize, seed]),
    ).toEqual([
      ...[
        [0.001, 32, 1],
        [0.001, 32, 2],
        [0.001, 64, 1],
        [0.001, 64, 2],
      ],
      ...[
        [0.01, 32, 1],
        [0.01, 32, 2],
        [0.01, 64, 1],
        [0.01, 64, 2],
      ],
    ]);
    expect(
      eventsOf(run, 'trial-end')
        .map(({ trial }) => trial)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { options, weightsSha256, state } of results.trials) {
      expect({ weightsSha256, state }).toEqual({
        weightsSha256: simulatedWeights(options, 3),
        state: 'completed',
      });
    }
    expect(results.settings[0]?.options).toMatchObject({ learningRate: 0.01 });
    expect(results.varied.toSorted()).toEqual(['batchSize', 'learningRate']);
  });

  it('keeps the newest and the best checkpoint of a trial and no job', async () => {
    const { end } = await runSweep({ space: { options: { epochs: 4 }, seeds: [1] } });
    const rows = await database.query<{ epoch: number; epochs: number; best: number }>(
      `SELECT c.epoch, t.epoch AS epochs, t.best_epoch AS best FROM lenet5_sweep.checkpoint c
       JOIN lenet5_sweep.trial t ON t.id = c.trial_id WHERE t.sweep_id = $1`,
      [end.sweep],
    );
    expect(rows.map(({ epoch }) => epoch).sort()).toEqual(
      [...new Set([rows[0]?.best, rows[0]?.epochs])].sort(),
    );
    const jobs = await database.query('SELECT 1 FROM lenet5_queue.job WHERE name = $1', [
      `sweep-${end.sweep}`,
    ]);
    expect(jobs).toEqual([]);
  });

  it('with asha finds the best of 27 settings in at most 40 % of the epochs of the grid', async () => {
    const learningRate = Array.from({ length: 27 }, (_, index) =>
      Number((10 ** (-4 + index / 9)).toPrecision(3)),
    );
    const run = await runSweep({
      space: { options: { epochs: 27 }, grid: { learningRate } },
      scheduler: 'asha',
    });
    const { trials, settings } = run.end.results;
    const epochs = trials.reduce((sum, { epoch }) => sum + epoch, 0);
    expect(epochs).toBeLessThanOrEqual(0.4 * 27 * 27);
    expect(settings[0]?.options).toMatchObject({ learningRate: 0.01 });
    expect(new Set(trials.map(({ epoch }) => epoch))).toEqual(new Set([1, 3, 9, 27]));
    expect(eventsOf(run, 'trial-end')).toHaveLength(27);
  });

  it('with asha trains at least one of few trials to its end', async () => {
    const { end } = await runSweep({ space: { options: { epochs: 9 }, seeds: [1, 2] }, scheduler: 'asha' });
    expect(end.results.trials.map(({ epoch }) => epoch).sort()).toEqual([1, 9]);
  });

  it('with verify trains segments a second time and compares the weights', async () => {
    const run = await runSweep({ space: { options: { epochs: 3 }, seeds: [1, 2] }, verify: 1 });
    expect(run.end.results.verified).toEqual({ open: 0, same: 6, different: 0, byOthers: 0 });
    expect(eventsOf(run, 'verification').every(({ same }) => same)).toBe(true);
  });

  it('left and resumed ends with the same weights as without a break, and takes more seeds of the same settings', async () => {
    const controller = new AbortController();
    const space = { options: { epochs: 24 }, seeds: [1, 2] };
    const options = { space, segmentEpochs: 4, signal: controller.signal, onEvent: () => controller.abort() };
    const { end } = await runSweep(options, 20);
    expect(end.state).toBe('running');
    expect(await pauseSweep(database, end.sweep)).toBe('paused');
    const resumed = await runSweep({ resume: end.sweep, space: { seeds: [1, 2, 3] } });
    expect(resumed.end.state).toBe('completed');
    expect(resumed.end.results.trials.map(({ weightsSha256 }) => weightsSha256)).toEqual(
      [1, 2, 3].map((seed) => simulatedWeights({ epochs: 24, seed }, 24)),
    );
  });

  it('stops at its time limit: what is trained stays, and every trial has ended', async () => {
    const run = await runSweep(
      { space: { options: { epochs: 100_000 }, seeds: [1, 2] }, maxSeconds: 0.3 },
      5,
    );
    expect(run.end.state).toBe('stopped');
    expect(run.end.results.trials.map(({ state, reason }) => [state, reason])).toEqual([
      ['stopped', 'the time limit is reached'],
      ['stopped', 'the time limit is reached'],
    ]);
    expect(eventsOf(run, 'trial-end')).toHaveLength(2);
  });

  it('marks a sweep that chooses on the test images', async () => {
    const run = await runSweep({ space: { options: { epochs: 1 } }, validation: 'test' });
    expect(eventsOf(run, 'sweep-start')[0]).toMatchObject({ validation: 'test', comparedOnTestImages: true });
    expect(run.end.results.comparedOnTestImages).toBe(true);
    const held = await runSweep({ space: { options: { epochs: 1 } } });
    expect(eventsOf(held, 'sweep-start')[0]).toMatchObject({ validation: 'split:5000' });
    expect(held.end.results).not.toHaveProperty('comparedOnTestImages');
  });

  it.each([
    [{ space: { grid: { momentum: [0.9] } } }, /momentum does not apply to optimizer adam/],
    [{ space: { options: { epochs: 0 } } }, /epochs is invalid/],
    [{ space: { grid: { threads: [1] } } }, /threads is not an option/],
    [{ space: { grid: { learningRate: [] } } }, /learningRate is invalid/],
    [
      { space: { random: { learningRate: { logUniform: [0, 1] } } } },
      /the distribution of learningRate is invalid/,
    ],
    [{ resume: 1_000_000 }, /there is no such sweep/],
  ])('refuses %j', async (options, message) => {
    await expect(runSweep(Object(options))).rejects.toThrow(message);
  });

  it('without a worker, looks at the database a few times a second', async () => {
    const count = async (): Promise<number> => {
      const [row] = await database.query<{ commits: number }>(
        'SELECT xact_commit::int AS commits FROM pg_stat_database WHERE datname = current_database()',
      );
      return row?.commits ?? NaN;
    };
    const before = await count();
    const signal = AbortSignal.timeout(2500);
    await runSweep({ space: { options: { epochs: 1 } }, worker: false, signal });
    // A connection adds its transactions to the statistics once a second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await count()) - before).toBeLessThan(300);
  });

  it('throws synchronously for an unknown or invalid option', () => {
    expect(() => sweep(Object({ database: inject('url'), space: {}, objectiv: 'val_loss' }))).toThrow(
      /did you mean objective/,
    );
    expect(() => sweep({ database: inject('url') })).toThrow(/space is invalid/);
  });
});
