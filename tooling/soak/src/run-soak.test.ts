import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { runSoak } from './run-soak.js';
import type { Scenario } from './scenario.js';

const folder = mkdtempSync(join(tmpdir(), 'lenet5-state-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('runSoak({ state }) continues an interrupted scenario after its last part, and runs none again that has passed', async () => {
  vi.spyOn(console, 'log').mockReturnValue(undefined);
  const begun: number[] = [];
  let isInterrupted = true;
  const scenario: Scenario = {
    name: 'parts',
    summary: 'a scenario with parts',
    faults: 5,
    async run({ faults, progress }) {
      begun.push(progress?.done ?? 0);
      await progress?.save(3);
      if (isInterrupted) throw new Error('interrupted');
      return { faults, trials: faults, problems: [] };
    },
  };
  const options = { scenarios: [scenario], seed: 1, json: true, state: join(folder, 'state.json') };
  await expect(runSoak(options)).rejects.toThrow('interrupted');
  isInterrupted = false;
  expect(await runSoak(options)).toBe(true);
  expect(await runSoak(options)).toBe(true);
  expect(begun).toEqual([0, 3]);
  expect(await runSoak({ ...options, seed: 2 })).toBe(true);
  expect(begun).toEqual([0, 3, 0]);
  vi.restoreAllMocks();
});
