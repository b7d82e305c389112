import { fileURLToPath } from 'node:url';
import { setupWasm } from '@lenet5/wasm';
import { packageFile } from '../package-info.js';

/**
 * Starts the WASM backend of TensorFlow.js, whose binary is in this package. Further calls have no effect.
 *
 * @throws SimdMissingError, WasmLoadError of `@lenet5/wasm`
 */
export function startTfjs(): Promise<void> {
  return setupWasm({ wasmPath: fileURLToPath(packageFile('dist/tfjs-backend-wasm-simd.wasm')) });
}
