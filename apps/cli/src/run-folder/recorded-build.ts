import { LenetError } from '@lenet5/core';
import type { EngineName, KernelBuild } from '@lenet5/trainer';
import { readJsonObject } from './read-json-object.js';

/** The engine and the kernels that computed a run. */
export interface RecordedBuild {
  readonly engine: Exclude<EngineName, 'auto'>;
  readonly kernels: KernelBuild;
}

const ENGINES: readonly RecordedBuild['engine'][] = ['compiled', 'tfjs'];
const BUILDS: readonly KernelBuild[] = ['simd', 'relaxed-simd'];

/**
 * Reads the engine and kernels of a run from `env.json`. Undefined if they are unknown; the run can be resumed anyway.
 *
 * @param path of `env.json`.
 */
export async function recordedBuild(path: string): Promise<RecordedBuild | undefined> {
  try {
    const environment = await readJsonObject(path);
    const engine = ENGINES.find((name) => name === environment.engine);
    const kernels = BUILDS.find((name) => name === environment.kernels);
    return engine && kernels ? { engine, kernels } : undefined;
  } catch (error) {
    if (LenetError.isInstance(error)) return undefined;
    throw error;
  }
}
