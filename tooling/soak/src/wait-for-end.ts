import { setTimeout as sleep } from 'node:timers/promises';
import type { SweepBench } from './sweep-bench.js';

const POLL_MILLISECONDS = 200;

/** Waits until a sweep has ended. */
export async function waitForEnd({ sweeps, sweep }: Pick<SweepBench, 'sweeps' | 'sweep'>): Promise<void> {
  while ((await sweeps.status(sweep)).state === 'running') await sleep(POLL_MILLISECONDS);
}
