import { KernelsUnavailableError } from '../errors/runtime-errors.js';
import type { KernelBuild } from '../kernel-build.js';
import { KERNEL_MODULES } from '../kernels.generated.js';
import { compileKernels } from './compile-kernels.js';
import type { KernelModules, PartName } from './kernel-modules.js';
import { supportsRelaxedSimd } from './supports-relaxed-simd.js';
import { unshareMemory } from './unshare-memory.js';

type ModuleName = PartName | 'base';

const bytes = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The bytes of a module of a build, loaded and decompressed once. */
function bytesOf(build: KernelBuild, name: ModuleName): Promise<Uint8Array<ArrayBuffer>> {
  return once(bytes, `${build} ${name}`, async () => (await KERNEL_MODULES[build][name]()).kernels());
}

/**
 * Resolves `auto` to `relaxed-simd` where the runtime supports it, else to `simd`.
 * @throws KernelsUnavailableError if the runtime does not support the requested build, or neither
 */
export async function chooseKernels(kernels: KernelBuild | 'auto'): Promise<KernelBuild> {
  const relaxed = kernels === 'auto' && supportsRelaxedSimd();
  const build = kernels === 'auto' ? (relaxed ? 'relaxed-simd' : 'simd') : kernels;
  if (!WebAssembly.validate(await bytesOf(build, 'base'))) throw new KernelsUnavailableError(build);
  return build;
}

const modules = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Compiles the base and some parts of a build once, for shared or unshared memory.
 * @throws KernelsUnavailableError if the runtime does not support the build
 * @throws WebAssemblyBlockedError if a content security policy forbids WebAssembly
 */
export async function loadKernels(
  build: KernelBuild,
  shared: boolean,
  parts: readonly PartName[] = [],
): Promise<KernelModules> {
  const load = (name: ModuleName): Promise<WebAssembly.Module> =>
    once(modules, `${build} ${name} ${shared}`, () => compile(build, name, shared));
  const [base, ...others] = await Promise.all([load('base'), ...parts.map(load)]);
  return { base, parts: Object.fromEntries(parts.map((name, index) => [name, others[index]])) };
}

async function compile(build: KernelBuild, name: ModuleName, shared: boolean): Promise<WebAssembly.Module> {
  const bytes = await bytesOf(build, name);
  // Only valid bytes can be changed.
  return compileKernels(build, shared || !WebAssembly.validate(bytes) ? bytes : unshareMemory(bytes));
}

/** The value of a key, computed at its first use, and again after a failure. */
function once<T>(values: Map<string, Promise<T>>, key: string, compute: () => Promise<T>): Promise<T> {
  const known = values.get(key);
  if (known) return known;
  const value = compute();
  values.set(key, value);
  value.catch(() => values.delete(key));
  return value;
}
