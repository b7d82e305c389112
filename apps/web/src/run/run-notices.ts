import { texts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';
import { dismiss, notify } from '../page/notices.js';
import { isNotKept } from '../page/storage.js';
import { epochsDoneText, type Run } from './run.js';

/** The topics of notices that describe a state of the run. */
const TOPICS = ['run', 'restored', 'opened', 'tabs'];

/** Dismisses notices about an earlier state of the run. */
export function dismissRunNotices(): void {
  for (const topic of TOPICS) dismiss(topic);
}

/** Notes that the stored run has been restored. */
export function notifyRestored(run: Run): void {
  notify({
    topic: 'restored',
    kind: 'info',
    text: () => texts.value.notices.restored(epochsDoneText(run)),
  });
}

/** Notes that the page was reloaded before the run had a stored checkpoint. */
export function notifyLost(): void {
  notify({ topic: 'restored', kind: 'info', text: () => texts.value.notices.lost });
}

/** Notes that the run of a checkpoint file is open. */
export function notifyOpened(run: Run): void {
  notify({ topic: 'opened', kind: 'info', text: () => texts.value.notices.opened(epochsDoneText(run)) });
}

/** Notes that the run of a checkpoint file cannot be opened while the tab trains. */
export function notifyBusy(retry: () => void): void {
  notify({
    topic: 'opened',
    kind: 'info',
    text: () => texts.value.notices.busy,
    action: { label: () => texts.value.notices.openRun, run: retry },
  });
}

/** Notes that the stored run is open in another tab. */
export function notifyOtherTab(): void {
  notify({ topic: 'tabs', kind: 'info', text: () => texts.value.notices.otherTab });
}

/** Reports that a segment has failed. */
export function notifyFailure(
  error: unknown,
  { isStarted, retry }: { isStarted: boolean; retry: () => void },
): void {
  const why = errorText(error);
  const text = (): string => {
    const { stopped, lostSinceCheckpoint } = texts.value.notices;
    return isStarted ? `${stopped(why)} ${lostSinceCheckpoint}` : stopped(why);
  };
  const label = (): string => (isStarted ? texts.value.notices.resume : texts.value.shell.tryAgain);
  notify({ topic: 'run', kind: 'error', text, action: { label, run: retry } });
}

/** Reports that a checkpoint could not be stored. */
export function notifyNotStored(error: unknown): void {
  // The notice about blocked storage has said it already.
  if (isNotKept('run')) return;
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  const why = errorText(error);
  const text = (): string => {
    const { storageFull, notStored, keepTraining } = texts.value.notices;
    return keepTraining(isFull ? storageFull : notStored(why));
  };
  notify({ topic: 'storage', kind: 'error', text });
}

/** Notes that the network of an epoch was not stored. */
export function notifyEpochMissing(epoch: number): void {
  notify({ topic: 'epoch', kind: 'error', text: () => texts.value.notices.epochMissing(epoch) });
}
