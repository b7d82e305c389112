import type { EpochEvent } from '@lenet5/trainer';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RunSettings } from '../settings/run-settings.js';
import { epochsDone, hasStarted, isComplete, type Run } from './run.js';
import * as machine from './transition.js';

const state: Signal<machine.RunState> = signal(machine.INITIAL_STATE);

/** The state of the run of this tab. Only `dispatch()` changes it. */
export const runState: ReadonlySignal<machine.RunState> = state;

/**
 * Applies an event to the state.
 *
 * @returns Whether the event applied in the state before it.
 */
export function dispatch(event: machine.RunEvent): boolean {
  const before = state.peek();
  state.value = machine.transition(before, event);
  return state.peek() !== before;
}

// While it trains, the run changes several times a second. A component reads only the part that it shows.

/** The run of this tab. */
export const run: ReadonlySignal<Run> = computed(() => state.value.run);

/** What the run is doing. */
export const runStatus: ReadonlySignal<machine.RunStatus> = computed(() => state.value.status);

/** The epoch whose network the page shows. */
export const shownEpoch: ReadonlySignal<machine.ShownEpoch> = computed(() => state.value.shownEpoch);

/** Whether the tab has its run: a stored run takes a moment to load. */
export const isRestored: ReadonlySignal<boolean> = computed(() => state.value.status !== 'restoring');

/** Whether training is in progress, or about to start. */
export const isBusy: ReadonlySignal<boolean> = computed(() => machine.isBusy(state.value));

/** The settings of the run. */
export const settings: ReadonlySignal<RunSettings> = computed(() => run.value.settings);

/** The scores per epoch. */
export const epochs: ReadonlySignal<readonly EpochEvent[]> = computed(() => run.value.epochs);

/** How many epochs have started. */
export const epochsStarted: ReadonlySignal<number> = computed(() => Math.ceil(epochsDone(run.value)));

/** Whether anything has been trained. */
export const isStarted: ReadonlySignal<boolean> = computed(() => hasStarted(run.value));

/** Whether all epochs are done. */
export const isDone: ReadonlySignal<boolean> = computed(() => isComplete(run.value));
