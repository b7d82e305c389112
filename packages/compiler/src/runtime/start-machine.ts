import { workers } from '#threads';
import type { KernelBuild } from '../kernel-build.js';
import type { MemoryImage } from '../plan/memory-image.js';
import type { Plan } from '../plan/plan.js';
import { CallerThread } from './caller-thread.js';
import { instantiateKernels } from './instantiate-kernels.js';
import { loadKernels } from './load-kernels.js';
import { Machine } from './machine.js';
import { WorkerPool } from './worker-pool.js';

const PAGE_BYTES = 65_536;

/**
 * Creates the memory of a plan and starts its threads.
 * @throws WorkerDiedError if a thread does not start
 */
export async function startMachine(
  plan: Plan,
  image: MemoryImage,
  build: KernelBuild,
  onWorkers: boolean,
): Promise<Machine> {
  const pages = Math.ceil(image.bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: onWorkers });
  const module = await loadKernels(build, onWorkers);
  const caller = new CallerThread(memory, plan, await instantiateKernels(module, memory));
  const executor = onWorkers ? await WorkerPool.start(memory, plan, module, workers) : caller;
  return new Machine({ plan, image, build, memory, caller, executor });
}
