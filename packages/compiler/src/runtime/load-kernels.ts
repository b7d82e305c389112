import { KernelsUnavailableError } from '../errors/runtime-errors.js';
import type { KernelBuild } from '../kernel-build.js';
import { relaxedSimdKernels, simdKernels } from '../kernels.generated.js';
import { compileKernels } from './compile-kernels.js';
import { unshareMemory } from './unshare-memory.js';

const BYTES: Readonly<Record<KernelBuild, () => Promise<Uint8Array<ArrayBuffer>>>> = {
  simd: simdKernels,
  'relaxed-simd': relaxedSimdKernels,
};

const bytes = new Map<KernelBuild, Promise<Uint8Array<ArrayBuffer>>>();

/** The bytes of a build, decompressed once. */
function bytesOf(build: KernelBuild): Promise<Uint8Array<ArrayBuffer>> {
  const binary = bytes.get(build) ?? BYTES[build]();
  bytes.set(build, binary);
  return binary;
}

const modules = new Map<string, Promise<WebAssembly.Module>>();

/** The builds that the runtime supports. */
async function availableBuilds(): Promise<KernelBuild[]> {
  const builds: KernelBuild[] = [];
  for (const build of ['simd', 'relaxed-simd'] as const) {
    if (WebAssembly.validate(await bytesOf(build))) builds.push(build);
  }
  return builds;
}

/**
 * Resolves `auto` to `relaxed-simd` where the runtime supports it, else to `simd`.
 * @throws KernelsUnavailableError if the runtime does not support the requested build, or neither
 */
export async function chooseKernels(kernels: KernelBuild | 'auto'): Promise<KernelBuild> {
  const available = await availableBuilds();
  const build = kernels === 'auto' ? (available.at(-1) ?? 'simd') : kernels;
  if (!available.includes(build)) throw new KernelsUnavailableError(build);
  return build;
}

/**
 * Compiles a build once, for shared or unshared memory.
 * @throws KernelsUnavailableError if the runtime does not support the build
 * @throws WebAssemblyBlockedError if a content security policy forbids WebAssembly
 */
export function loadKernels(build: KernelBuild, shared: boolean): Promise<WebAssembly.Module> {
  const key = `${build} ${shared}`;
  const module = modules.get(key) ?? compile(build, shared);
  modules.set(key, module);
  return module;
}

async function compile(build: KernelBuild, shared: boolean): Promise<WebAssembly.Module> {
  const bytes = await bytesOf(build);
  // Only valid bytes can be changed.
  return compileKernels(build, shared || !WebAssembly.validate(bytes) ? bytes : unshareMemory(bytes));
}
