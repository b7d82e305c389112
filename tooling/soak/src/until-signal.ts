import { constants } from 'node:os';
import { killProcesses } from './processes/start-process.js';
import { closeBenches } from './sweep-bench.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Waits for `work`. After a signal, ends the other processes and closes the benches instead, and ends this process with the
 * exit code of the signal: no database server is left.
 */
export async function untilSignal(work: Promise<void>): Promise<void> {
  const signal = new Promise<(typeof SIGNALS)[number]>((resolve) => {
    for (const name of SIGNALS) process.once(name, () => resolve(name));
  });
  const ended = await Promise.race([work, signal]);
  if (ended === undefined) return;
  console.error(`${ended}: stopping the servers and the processes`);
  await killProcesses();
  await closeBenches();
  process.exit(128 + constants.signals[ended]);
}
