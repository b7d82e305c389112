import type { UnsupportedModelError } from '@lenet5/compiler';
import type { Engine, EngineName, EngineOptions } from './engine.js';
import { InvalidOptionError } from './options/invalid-option-error.js';
import { engineName } from './options/option-checks.js';

/** The engine that a run will use. */
export interface PickedEngine {
  readonly engine: Engine;
  /** Why `auto` did not take the compiled engine, in one line; absent where it did or was not asked. */
  readonly fallback?: string;
}

/** What must be said of an engine that is only to evaluate and predict; the rest has defaults. */
export type PickOptions = Pick<EngineOptions, 'model'> & Partial<EngineOptions>;

const DEFAULTS: Omit<EngineOptions, 'model'> = {
  train: { images: new Uint8Array(0), labels: new Uint8Array(0), count: 0 },
  batchSize: 32,
  optimizer: { name: 'adam' },
  labelSmoothing: 0,
  seed: 42,
  kernels: 'auto',
  threads: 1,
};

/** By its code, which a second copy of the compiler shares; its class such a copy would not. */
function isUnsupportedModel(error: unknown): error is UnsupportedModelError {
  return error instanceof Error && 'code' in error && error.code === 'COMPILER_UNSUPPORTED_MODEL';
}

/** The compiled engine, or why the model is not of the family that it compiles. */
async function tryCompiled(options: EngineOptions): Promise<Engine | UnsupportedModelError> {
  const { createCompiledEngine } = await import('./compiled-engine.js');
  try {
    return await createCompiledEngine(options);
  } catch (error) {
    if (isUnsupportedModel(error)) return error;
    throw error;
  }
}

/**
 * Makes the engine of that name; `auto` is the compiled one where it supports the model, else tfjs. Engines are
 * loaded when they are first asked for, so that importing this package is quick. Dispose of it after use.
 *
 * @throws InvalidOptionError where there is no engine of that name; UnsupportedModelError of `@lenet5/compiler` or
 * UnsupportedByEngineError where the engine cannot train the model; KernelsUnavailableError where the runtime lacks the
 * kernels that were asked for.
 */
export async function pickEngine(name: EngineName, options: PickOptions): Promise<PickedEngine> {
  const wanted = engineName(name);
  if (wanted !== undefined) throw new InvalidOptionError([{ option: 'engine', found: name, wanted }]);
  const whole = { ...DEFAULTS, ...options };
  const compiled = name === 'tfjs' ? undefined : await tryCompiled(whole);
  if (compiled && !(compiled instanceof Error)) return { engine: compiled };
  if (compiled && name === 'compiled') throw compiled;
  const { createTfjsEngine } = await import('./tfjs-engine.js');
  const engine = await createTfjsEngine(whole);
  return compiled ? { engine, fallback: compiled.message } : { engine };
}
