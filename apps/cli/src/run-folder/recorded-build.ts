import type { EngineName, KernelBuild } from '@lenet5/trainer';
import { isExpectedError } from '../errors/expected-error.js';
import { readJsonObject } from './read-json-object.js';

/** The engine and the build of its kernels that computed a run. */
export interface RecordedBuild {
  readonly engine: Exclude<EngineName, 'auto'>;
  readonly kernels: KernelBuild;
}

const ENGINES: readonly RecordedBuild['engine'][] = ['compiled', 'tfjs'];
const BUILDS: readonly KernelBuild[] = ['simd', 'relaxed-simd'];

/**
 * The build that a run's `env.json` names; undefined where the file does not say, for a run goes on without it too.
 *
 * @param path that of `env.json`.
 */
export async function recordedBuild(path: string): Promise<RecordedBuild | undefined> {
  try {
    const environment = await readJsonObject(path);
    const engine = ENGINES.find((name) => name === environment.engine);
    const kernels = BUILDS.find((name) => name === environment.kernels);
    return engine && kernels ? { engine, kernels } : undefined;
  } catch (error) {
    if (isExpectedError(error)) return undefined;
    throw error;
  }
}
