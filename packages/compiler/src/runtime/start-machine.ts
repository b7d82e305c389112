import type { KernelBuild } from '../kernel-build.js';
import type { MemoryImage } from '../plan/memory-image.js';
import type { Plan } from '../plan/plan.js';
import { InPlace } from './in-place.js';
import { instantiateKernels, loadKernels } from './load-kernels.js';
import { Machine } from './machine.js';

const PAGE = 65_536;

/** Makes a plan's memory and threads. */
export async function startMachine(plan: Plan, image: MemoryImage, build: KernelBuild): Promise<Machine> {
  const pages = Math.ceil(image.bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = await loadKernels(build, false);
  const caller = new InPlace(memory, plan, await instantiateKernels(module, memory));
  return new Machine({ plan, image, build, memory, caller, executor: caller });
}
