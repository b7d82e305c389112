import type { Plan } from '../plan/plan.js';
import type { KernelModules } from './kernel-modules.js';
import type { RunsOn } from './threading.js';
import type { WorkerSource } from './worker-messages.js';
import { WorkerPool } from './worker-pool.js';

/** Workers that are ready to run, or why no way of starting them works, in one line. */
export type StartedWorkers =
  | { readonly pool: WorkerPool; readonly runsOn: RunsOn }
  | { readonly failure: string };

/**
 * Starts the threads of a plan in the first way that works. A bundler can leave out the file of the worker, an address of
 * another origin cannot be a worker, and a content security policy can block either way.
 */
export async function startWorkers(
  memory: WebAssembly.Memory,
  plan: Plan,
  modules: KernelModules,
  source: WorkerSource,
): Promise<StartedWorkers> {
  const blocked = source.watchPolicy();
  const reasons: string[] = [];
  const cores = source.countCores().count;
  try {
    for (const starter of source.starters) {
      try {
        const pool = await WorkerPool.start(memory, plan, modules, () => starter.start(), cores);
        return { pool, runsOn: starter.runsOn };
      } catch (error) {
        reasons.push(`${starter.runsOn}: ${String(Object(error).found ?? Object(error).message)}`);
      }
    }
  } finally {
    const missing = blocked();
    if (missing !== undefined) reasons.push(missing);
  }
  return { failure: `no worker thread starts (${reasons.join('; ')})` };
}
