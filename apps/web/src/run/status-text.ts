import { computed, type ReadonlySignal } from '@preact/signals';
import { texts } from '../language/texts.js';
import { epochsDoneText } from './run.js';
import { isStarted, run, runStatus } from './run-state.js';

/** The status in a few words, for every view and the title of the tab: "Training, epoch 3 of 10"; '' before training. */
export const statusInBrief: ReadonlySignal<string> = computed(() => {
  if (!isStarted.value && runStatus.value !== 'preparing') return '';
  const { progress, settings } = run.value;
  const { status: words } = texts.value;
  const status = words[runStatus.value];
  if (runStatus.value === 'running' && progress) {
    return words.inEpoch(status, progress.epoch, settings.epochs);
  }
  return runStatus.value === 'finished' ? words.brief : `${status}, ${epochsDoneText(run.value)}`;
});
