import type { TrainEvent } from '@lenet5/trainer';
import { proxy } from 'comlink';
import { DigitsUnavailableError } from '../data/digits-unavailable-error.js';
import { loadDigits } from '../data/load-digits.js';
import { selectNetwork, startSelection } from '../network/network.js';
import { dismiss } from '../page/notices.js';
import { openView } from '../page/route.js';
import type { RunSettings } from '../settings/run-settings.js';
import type { SegmentEnd, SegmentRequest } from '../worker/api.js';
import { trainingWorker } from '../worker/client.js';
import { pace } from './pace.js';
import { newRun, newRunId, type Run } from './run.js';
import * as notices from './run-notices.js';
import { dispatch, isBusy, isStarted, runState } from './run-state.js';
import { TabRun } from './tab-run.js';
import type { ShownEpoch } from './transition.js';
import { clearUnstored, markUnstored } from './unstored-run.js';

/**
 * Carries out the requests of the user about the run: dispatches events to the state, and calls the worker, the storage
 * and the notices. Only `transition()` decides what is allowed in which state.
 */
class RunController {
  readonly #tabRun = new TabRun();

  /** Trains until the end of the run, of an epoch or of a batch. Does nothing unless the run is at rest. */
  async train(until: SegmentEnd): Promise<void> {
    if (!dispatch({ type: 'segmentStarted' })) return;
    const { segment } = runState.peek();
    const selection = startSelection();
    notices.dismissRunNotices();
    if (!isStarted.peek()) markUnstored();
    try {
      const request = await this.#prepare(until, selection);
      // The worker cannot pause a segment before it has started: a pause requested until now prevents the start.
      if (runState.peek().status === 'preparing') {
        const onEvent = (event: TrainEvent): void => this.#onEvent(event, segment);
        await trainingWorker.call((api) => api.train(request, proxy(onEvent)));
      }
      await this.#tabRun.stored();
      dispatch({ type: 'segmentEnded', segment });
    } catch (error) {
      dispatch({ type: 'segmentEnded', segment });
      notices.notifyFailure(error, { isStarted: isStarted.peek(), retry: () => void this.train(until) });
    } finally {
      clearUnstored();
    }
  }

  async #prepare(until: SegmentEnd, selection: AbortSignal): Promise<SegmentRequest> {
    if (!(await loadDigits())) throw new DigitsUnavailableError();
    // Before the worker trains, because computing these weights takes a while.
    if (!isStarted.peek()) await this.#tabRun.show(0);
    await this.#show('live', selection);
    const resume = await this.#tabRun.latestCheckpoint();
    const { settings } = runState.peek().run;
    return { settings, until, pace: pace.peek(), ...(resume && { resume }) };
  }

  #onEvent(event: TrainEvent, segment: number): void {
    const isCurrent = dispatch({ type: 'trained', segment, event });
    if (isCurrent && event.type === 'checkpoint') this.#tabRun.addCheckpoint(event.bytes);
  }

  /** Pauses after the current span, with a checkpoint. */
  async pause(): Promise<void> {
    if (dispatch({ type: 'pauseRequested' })) await trainingWorker.call((api) => api.pause());
  }

  /** Deletes the run and opens a new one with the same settings. Does nothing while the run trains. */
  async reset(): Promise<void> {
    if (isBusy.peek()) return;
    notices.dismissRunNotices();
    await this.#tabRun.replace(newRun(newRunId(), runState.peek().run.settings));
  }

  /** Changes settings of the run, as far as it allows. */
  changeSettings(change: Partial<RunSettings>): void {
    dispatch({ type: 'settingsChanged', change });
  }

  /** Shows and selects the network at the end of an epoch (0: before training), or the one that trains. */
  async showEpoch(epoch: ShownEpoch): Promise<void> {
    await this.#show(epoch, startSelection());
  }

  async #show(epoch: ShownEpoch, selection: AbortSignal): Promise<void> {
    await this.#tabRun.show(epoch);
    if (!selection.aborted) selectNetwork('run');
  }

  /** Opens a stored run that this tab has locked. `selection` is the selection of a network that it belongs to. */
  async openStored(run: Run, releaseLock: () => void, selection: AbortSignal): Promise<void> {
    this.#tabRun.openStored(run, releaseLock);
    await this.#show('live', selection);
    notices.notifyRestored(run);
  }

  /** Opens a new run. */
  async openNew(settings: RunSettings): Promise<void> {
    await this.#tabRun.openNew(newRun(newRunId(), settings));
  }

  /** Opens the run of a checkpoint file in place of the run of this tab, which is deleted. */
  async openFile(file: Run, checkpoint: Uint8Array): Promise<void> {
    if (isBusy.peek()) return notices.notifyBusy(() => void this.openFile(file, checkpoint));
    dismiss('model-file');
    notices.dismissRunNotices();
    const selection = startSelection();
    const replacing = this.#tabRun.replace({ ...file, id: newRunId() });
    openView('train');
    await Promise.all([replacing, this.#tabRun.addCheckpoint(checkpoint)]);
    if (!selection.aborted) selectNetwork('run');
    notices.notifyOpened(file);
  }

  /** The checkpoint to resume from; undefined before training. */
  latestCheckpoint(): Promise<Uint8Array | undefined> {
    return this.#tabRun.latestCheckpoint();
  }
}

/** The controller of the run of this tab. */
export const runController = new RunController();
