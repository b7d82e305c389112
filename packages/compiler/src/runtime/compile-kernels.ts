import { KernelsUnavailableError, WebAssemblyBlockedError } from '../errors/runtime-errors.js';
import type { KernelBuild } from '../kernel-build.js';

/**
 * Compiles the bytes of a build.
 * @throws KernelsUnavailableError if the runtime does not support the build
 * @throws WebAssemblyBlockedError if a content security policy forbids WebAssembly
 */
export async function compileKernels(
  build: KernelBuild,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<WebAssembly.Module> {
  if (!WebAssembly.validate(bytes)) throw new KernelsUnavailableError(build);
  return WebAssembly.compile(bytes).catch((cause: unknown) => {
    // The bytes are valid, so what refuses them is a policy.
    throw new WebAssemblyBlockedError(cause);
  });
}
