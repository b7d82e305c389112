import { workers } from '#threads';
import type { KernelBuild } from '../kernel-build.js';
import type { MemoryImage } from '../plan/memory/memory-image.js';
import { kernelsOf, type Plan } from '../plan/plan.js';
import { CallerThread } from './caller-thread.js';
import { instantiateKernels } from './instantiate-kernels.js';
import { partsOf } from './kernel-modules.js';
import { loadKernels } from './load-kernels.js';
import { Machine } from './machine.js';
import { startWorkers } from './start-workers.js';
import { onCallerThread, type Threading } from './threading.js';
import type { WorkerSource } from './worker-messages.js';

const PAGE_BYTES = 65_536;

/** A plan and the initial content of its memory. */
export interface LaidOutPlan {
  readonly plan: Plan;
  readonly image: MemoryImage;
}

/**
 * Creates the memory of a plan and starts its threads. If no worker starts, the caller's thread runs everything.
 * @param layOut plans the program for a number of threads
 * @param source starts the workers; those of the platform by default
 */
export async function startMachine(
  layOut: (threads: number) => LaidOutPlan,
  build: KernelBuild,
  threading: Threading,
  source: WorkerSource = workers,
): Promise<Machine> {
  const { threads, pace, workers: onWorkers, fallback, limit } = threading;
  const { plan, image } = layOut(threads);
  const pages = Math.ceil(image.bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: onWorkers });
  const modules = await loadKernels(build, onWorkers, partsOf(kernelsOf(plan)));
  const caller = new CallerThread(memory, plan, await instantiateKernels(modules, memory));
  const parts = { plan, image, build, memory, caller, pace, limit };
  if (!onWorkers) return new Machine({ ...parts, executor: caller, runsOn: 'caller-thread', fallback });
  const started = await startWorkers(memory, plan, modules, source);
  if ('failure' in started) {
    const caller = onCallerThread(pace.automatic);
    return startMachine(layOut, build, { ...threading, ...caller, fallback: started.failure });
  }
  return new Machine({ ...parts, executor: started.pool, runsOn: started.runsOn, fallback });
}
