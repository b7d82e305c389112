import { KernelsUnavailableError } from '../errors/runtime-errors.js';
import type { KernelBuild } from '../kernel-build.js';
import { relaxedSimdKernels, simdKernels } from '../kernels.generated.js';
import { unshareMemory } from './unshare-memory.js';

const ENCODED: Readonly<Record<KernelBuild, string>> = {
  simd: simdKernels,
  'relaxed-simd': relaxedSimdKernels,
};

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** The build that `auto` stands for: relaxed where the runtime takes it. */
export function chooseKernels(kernels: KernelBuild | 'auto'): KernelBuild {
  if (kernels === 'auto') return isAvailable('relaxed-simd') ? 'relaxed-simd' : 'simd';
  if (!isAvailable(kernels)) throw new KernelsUnavailableError(kernels);
  return kernels;
}

/** Compiles a build once, for a memory that is shared between threads or is not. */
export function loadKernels(build: KernelBuild, shared: boolean): Promise<WebAssembly.Module> {
  const key = `${build} ${shared}`;
  let module = modules.get(key);
  if (!module) {
    if (!isAvailable(build)) throw new KernelsUnavailableError(build);
    const bytes = decode(ENCODED[build]);
    module = WebAssembly.compile(shared ? bytes : unshareMemory(bytes));
    modules.set(key, module);
  }
  return module;
}

/** Whether the runtime takes a build. */
export function isAvailable(build: KernelBuild): boolean {
  return WebAssembly.validate(decode(ENCODED[build]));
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
