import { lenet5 } from '@lenet5/model';
import { setupWasm } from '@lenet5/wasm';
import type { Sequential } from '@tensorflow/tfjs-layers';

/** Starts the tfjs WASM backend and builds LeNet-5 on it, with the initial weights of `seed`. */
export async function beginModel(seed: number): Promise<Sequential> {
  await setupWasm();
  return lenet5({ seed });
}
