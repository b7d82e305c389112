import { setRunNetwork } from '../network/network.js';
import { dismiss } from '../page/notices.js';
import { latest } from '../scheduling/latest.js';
import { nextTask } from '../scheduling/next-task.js';
import { RunCheckpoints } from './checkpoints.js';
import { networkOf, untrainedNetwork } from './network-of-run.js';
import type { Run } from './run.js';
import { notifyEpochMissing, notifyNotStored } from './run-notices.js';
import { dispatch, isStarted, runState } from './run-state.js';
import { lockRun } from './storage/run-lock.js';
import { deleteRun } from './storage/run-store.js';
import type { ShownEpoch } from './transition.js';
import { clearUnstored } from './unstored-run.js';

/** The run of this tab: its lock, its checkpoints, and the network of it that the page shows. */
export class TabRun {
  #checkpoints = new RunCheckpoints('');
  #releaseLock: (() => void) | undefined;
  /** Resolves once the checkpoints so far are stored, or could not be. */
  #stored: Promise<void> = Promise.resolve();
  /** The signal of a run aborts when another run opens. */
  readonly #startRun = latest();
  #closed = this.#startRun();
  readonly #startShowing = latest();

  /** Opens a stored run that this tab has locked. */
  openStored(run: Run, releaseLock: () => void): void {
    this.#open(run);
    this.#releaseLock = releaseLock;
  }

  /** Opens a new run. The state changes synchronously, so a start while the lock is pending starts this run. */
  async openNew(run: Run): Promise<void> {
    const closed = this.#open(run);
    const releaseLock = await lockRun(run.id);
    if (closed.aborted) releaseLock?.();
    else this.#releaseLock = releaseLock;
  }

  /** Deletes the run and opens a new one. The state changes synchronously. */
  async replace(run: Run): Promise<void> {
    const { id } = runState.peek().run;
    const releaseLock = this.#releaseLock;
    this.#releaseLock = undefined;
    setRunNetwork(undefined);
    const opening = this.openNew(run);
    await deleteRun(id).catch(() => undefined);
    releaseLock?.();
    await opening;
  }

  /** Shows the network at the end of an epoch (0: before training), or the one that trains. */
  async show(epoch: ShownEpoch): Promise<void> {
    const request = this.#startShowing();
    dispatch({ type: 'epochShown', epoch });
    dismiss('epoch');
    const { run } = runState.peek();
    if (epoch === 0) {
      await nextTask();
      if (!request.aborted) setRunNetwork(untrainedNetwork(run));
      return;
    }
    const key = epoch === 'live' ? 'latest' : epoch;
    const bytes = await this.#checkpoints.get(key).catch(() => undefined);
    if (request.aborted) return;
    if (bytes)
      setRunNetwork(networkOf(epoch === 'live' ? run : { ...run, position: { epoch, step: 0 } }, bytes));
    else if (epoch !== 'live') notifyEpochMissing(epoch);
  }

  /** Takes the checkpoint at the position of the run: shows its network and stores it, unless another run opens. */
  addCheckpoint(bytes: Uint8Array): void {
    const { run } = runState.peek();
    this.#checkpoints.add(run, bytes);
    this.#stored = this.#showAndStore(run, bytes, this.#stored);
  }

  /** Stores checkpoints one after the other. Of those that arrive while another one is stored, only the latest is stored. */
  async #showAndStore(run: Run, bytes: Uint8Array, before: Promise<void>): Promise<void> {
    const [closed, checkpoints] = [this.#closed, this.#checkpoints];
    await nextTask();
    if (closed.aborted) return;
    if (runState.peek().shownEpoch === 'live') setRunNetwork(networkOf(run, bytes));
    await before;
    await nextTask();
    if (closed.aborted || !checkpoints.isWanted(run, bytes)) return;
    try {
      await checkpoints.store(run, bytes);
      clearUnstored();
      if (!closed.aborted) dismiss('storage');
    } catch (error) {
      if (!closed.aborted) notifyNotStored(error);
    }
  }

  /** The checkpoint to resume from; undefined before training. */
  async latestCheckpoint(): Promise<Uint8Array | undefined> {
    return isStarted.peek() ? this.#checkpoints.get('latest') : undefined;
  }

  /** Resolves once the checkpoints so far are stored, or could not be. */
  stored(): Promise<void> {
    return this.#stored;
  }

  #open(run: Run): AbortSignal {
    dispatch({ type: 'opened', run });
    this.#startShowing();
    this.#checkpoints = new RunCheckpoints(run.id);
    this.#closed = this.#startRun();
    return this.#closed;
  }
}
