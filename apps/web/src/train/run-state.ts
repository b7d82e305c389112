import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { newRun, type Run } from './run.js';
import { RECIPE } from './settings.js';

/** What a run is doing. */
export type RunStatus = 'ready' | 'preparing' | 'running' | 'pausing' | 'paused' | 'finished' | 'failed';

/** The run of this tab. */
export const run: Signal<Run> = signal(newRun('', RECIPE));

export const runStatus: Signal<RunStatus> = signal('ready');

/** Which epoch's network the page shows; `live` follows the training. */
export const shownEpoch: Signal<number | 'live'> = signal('live');

/** Whether training is going on, or about to. */
export const isBusy: ReadonlySignal<boolean> = computed(() =>
  ['preparing', 'running', 'pausing'].includes(runStatus.value),
);

/** Whether anything has been trained. */
export const hasBegun: ReadonlySignal<boolean> = computed(() => run.value.start !== undefined);
