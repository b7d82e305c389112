import type { Engine, EngineName, EngineOptions } from './engine.js';
import { UnsupportedByEngineError } from './unsupported-by-engine-error.js';

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

/**
 * Makes the engine of that name; `auto` is the compiled one where it supports the model, else tfjs. Engines are
 * loaded when they are first asked for, so that importing this package is quick. Dispose of it after use.
 *
 * @throws UnsupportedByEngineError where the engine cannot train the model.
 */
export async function pickEngine(name: EngineName, options: PickOptions): Promise<PickedEngine> {
  const reason = 'the compiled engine is not part of this version';
  if (name === 'compiled') {
    throw new UnsupportedByEngineError('compiled', reason, "give engine: 'tfjs' or 'auto'");
  }
  const { createTfjsEngine } = await import('./tfjs-engine.js');
  const engine = await createTfjsEngine({ ...DEFAULTS, ...options });
  return name === 'auto' ? { engine, fallback: reason } : { engine };
}
