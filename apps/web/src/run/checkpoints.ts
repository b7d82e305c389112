import type { Run } from './run.js';
import type { CheckpointKey } from './storage/database.js';
import { storedCheckpoint, storeRun } from './storage/run-store.js';

/** The checkpoints of one run: in the storage of the browser, and in memory until they are stored there. */
export class RunCheckpoints {
  readonly #run: string;
  readonly #inMemory = new Map<CheckpointKey, Uint8Array>();

  /** @param run The id of the run. */
  constructor(run: string) {
    this.#run = run;
  }

  /** Keeps a checkpoint in memory. `run` is the run at this checkpoint. */
  add(run: Run, bytes: Uint8Array): void {
    this.#inMemory.set('latest', bytes);
    if (run.position.step === 0) this.#inMemory.set(run.position.epoch, bytes);
  }

  /** Whether a checkpoint is worth storing: the latest one, or the end of an epoch. */
  isWanted(run: Run, bytes: Uint8Array): boolean {
    return run.position.step === 0 || this.#inMemory.get('latest') === bytes;
  }

  /**
   * Stores a checkpoint in the browser.
   * @throws DOMException if the storage is full or denied; the checkpoint stays in memory
   */
  async store(run: Run, bytes: Uint8Array): Promise<void> {
    await storeRun(run, bytes);
    this.#inMemory.delete(run.position.epoch);
  }

  /** A checkpoint; undefined if there is none. */
  async get(key: CheckpointKey): Promise<Uint8Array | undefined> {
    return this.#inMemory.get(key) ?? storedCheckpoint(this.#run, key);
  }
}
