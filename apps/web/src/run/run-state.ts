import type { EpochEvent } from '@lenet5/trainer';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { RECIPE, type RunSettings } from '../settings/run-settings.js';
import { epochsDone, isBegun, isOver, newRun, type Run } from './run.js';

/** What a run is doing. */
export type RunStatus = 'ready' | 'preparing' | 'running' | 'pausing' | 'paused' | 'stopped' | 'finished';

/** The run of this tab. */
export const run: Signal<Run> = signal(newRun('', RECIPE));

export const runStatus: Signal<RunStatus> = signal('ready');

/** Which epoch's network the page shows; `live` follows the training. */
export const shownEpoch: Signal<number | 'live'> = signal('live');

/** Whether the tab has its run yet: a kept one takes a while to come. */
export const isHere: ReadonlySignal<boolean> = computed(() => run.value.id !== '');

/** Whether training is going on, or about to. */
export const isBusy: ReadonlySignal<boolean> = computed(() =>
  ['preparing', 'running', 'pausing'].includes(runStatus.value),
);

/** How a run stands that nobody trains. */
export function restingStatus(of: Run): RunStatus {
  if (!isBegun(of)) return 'ready';
  return isOver(of) ? 'finished' : 'paused';
}

// The run changes several times a second while it trains: what is shown looks at the part that it shows.

/** What is set of the run. */
export const settings: ReadonlySignal<RunSettings> = computed(() => run.value.settings);

/** The scores of its epochs. */
export const epochs: ReadonlySignal<readonly EpochEvent[]> = computed(() => run.value.epochs);

/** How many epochs it has had, the one it is in among them. */
export const epochsBegun: ReadonlySignal<number> = computed(() => Math.ceil(epochsDone(run.value)));

/** Whether anything has been trained. */
export const hasBegun: ReadonlySignal<boolean> = computed(() => isBegun(run.value));

/** Whether all epochs are done. */
export const isDone: ReadonlySignal<boolean> = computed(() => isOver(run.value));
