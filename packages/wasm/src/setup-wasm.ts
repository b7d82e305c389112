import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { engine, env, ready, setBackend } from '@tensorflow/tfjs-core';
import { installedWasmFolder } from '#installed-wasm-folder';
import { openHeap } from './heap.js';
import { SimdMissingError, WasmLoadError } from './wasm-errors.js';

/** How `setupWasm` starts the backend. */
export interface SetupWasmOptions {
  /**
   * Where tfjs's WASM binary is: the folder that holds `tfjs-backend-wasm-simd.wasm`, or the file itself (a path or URL
   * that ends in `.wasm`). Default in Node: the installed package. Default in a browser: beside the script.
   */
  readonly wasmPath?: string;
}

/**
 * Makes tfjs's WASM backend the active one, ready to run, in its SIMD build without threads (Node never starts its
 * threads, and the threaded build's memory is closed to our kernels). Calling it again changes nothing.
 *
 * @throws {SimdMissingError} where the runtime has no WebAssembly SIMD.
 * @throws {WasmLoadError} where the binary could not be loaded.
 * @throws {WasmThreadedError} where the backend was already started with threads.
 */
export async function setupWasm(options: SetupWasmOptions = {}): Promise<void> {
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new SimdMissingError();
  await startBackend(options.wasmPath ?? installedWasmFolder());
  await openHeap(engine().findBackend('wasm'));
}

async function startBackend(wasmPath: string | undefined): Promise<void> {
  const place = wasmPath ?? "the script's own folder";
  if (!engine().registry.wasm) {
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (wasmPath !== undefined) givePath(wasmPath, place);
  }
  if (!(await setBackend('wasm'))) throw new WasmLoadError(place);
  await ready();
}

function givePath(wasmPath: string, place: string): void {
  try {
    setWasmPaths(wasmPath.endsWith('.wasm') ? everyBuild(wasmPath) : wasmPath.replace(/[^/]$/, '$&/'));
  } catch (cause) {
    throw new WasmLoadError(place, { cause });
  }
}

/** tfjs wants all three builds named, though only one is ever asked for. */
function everyBuild(file: string): Parameters<typeof setWasmPaths>[0] {
  return {
    'tfjs-backend-wasm.wasm': file,
    'tfjs-backend-wasm-simd.wasm': file,
    'tfjs-backend-wasm-threaded-simd.wasm': file,
  };
}
