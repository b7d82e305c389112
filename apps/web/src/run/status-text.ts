import { computed, type ReadonlySignal } from '@preact/signals';
import { epochsDoneText } from './run.js';
import { isStarted, run, runStatus } from './run-state.js';
import type { RunStatus } from './transition.js';

/** The status of a run, for the user. */
export const STATUS_TEXT: Readonly<Record<RunStatus, string>> = {
  restoring: 'Loading…',
  ready: 'Ready',
  preparing: 'Preparing…',
  running: 'Training',
  pausing: 'Pausing…',
  paused: 'Paused',
  finished: 'Finished',
};

/** The status in a few words, for every view and the title of the tab: "Training, epoch 3 of 10"; '' before training. */
export const statusInBrief: ReadonlySignal<string> = computed(() => {
  if (!isStarted.value && runStatus.value !== 'preparing') return '';
  const { progress, settings } = run.value;
  const status = STATUS_TEXT[runStatus.value];
  if (runStatus.value === 'running' && progress) {
    return `${status}, epoch ${progress.epoch} of ${settings.epochs}`;
  }
  return runStatus.value === 'finished' ? 'Training finished' : `${status}, ${epochsDoneText(run.value)}`;
});
