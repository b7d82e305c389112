import { checkOptionNames } from '@lenet5/core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { engine, env, ready, setBackend } from '@tensorflow/tfjs-core';
import { installedWasmFolder } from '#installed-wasm-folder';
import { heapOf } from './heap.js';
import { compileKernels } from './kernel-module.js';
import { registerTrainingKernels } from './register-training-kernels.js';
import { SimdMissingError, WasmLoadError } from './wasm-errors.js';

/** Options of `setupWasm()`. */
export interface SetupWasmOptions {
  /**
   * Location of tfjs's WASM binary: the folder of `tfjs-backend-wasm-simd.wasm`, or the file itself (a path or URL that ends
   * in `.wasm`). The default is the installed package in Node, and the folder of the script in a browser.
   */
  readonly wasmPath?: string;
}

/**
 * Starts tfjs's WASM backend in its SIMD build without threads, makes it the active backend, and registers the training kernels.
 * (tfjs's threads never start in Node, and its threaded build hides its memory.) Further calls have no effect.
 *
 * @throws {UnknownOptionError} of `@lenet5/core` if there is another option.
 * @throws {SimdMissingError} if the runtime does not support WebAssembly SIMD.
 * @throws {WebAssemblyBlockedError} if the content security policy of the page forbids WebAssembly.
 * @throws {WasmLoadError} if the binary could not be loaded.
 * @throws {WasmThreadedError} if the backend already runs with threads.
 *
 * @example
 * ```ts
 * import { setupWasm } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * console.log(tf.getBackend()); // wasm
 * ```
 */
export async function setupWasm(options: SetupWasmOptions = {}): Promise<void> {
  checkOptionNames(options, ['wasmPath']);
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new SimdMissingError();
  await compileKernels();
  await startBackend(options.wasmPath ?? installedWasmFolder());
  heapOf(engine().findBackend('wasm'));
  registerTrainingKernels();
}

async function startBackend(wasmPath: string | undefined): Promise<void> {
  const place = wasmPath ?? 'the folder of the script';
  if (!engine().registry.wasm) {
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (wasmPath !== undefined) setPath(wasmPath, place);
  }
  if (!(await setBackend('wasm'))) throw new WasmLoadError(place);
  await ready();
}

function setPath(wasmPath: string, place: string): void {
  try {
    setWasmPaths(wasmPath.endsWith('.wasm') ? pathsOf(wasmPath) : wasmPath.replace(/[^/]$/, '$&/'));
  } catch (cause) {
    throw new WasmLoadError(place, cause);
  }
}

/** tfjs requires the paths of all three builds, although it loads only one. */
function pathsOf(file: string): Parameters<typeof setWasmPaths>[0] {
  return {
    'tfjs-backend-wasm.wasm': file,
    'tfjs-backend-wasm-simd.wasm': file,
    'tfjs-backend-wasm-threaded-simd.wasm': file,
  };
}
