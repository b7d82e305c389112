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

const progressOf = (run: Run): string => `${epochsDoneText(run)} done`;

/** Notes that the stored run has been restored. */
export function notifyRestored(run: Run): void {
  notify({ topic: 'restored', kind: 'info', text: `Your last run is restored: ${progressOf(run)}.` });
}

/** Notes that the page was reloaded before the run had a stored checkpoint. */
export function notifyLost(): void {
  notify({
    topic: 'restored',
    kind: 'info',
    text: 'The page was reloaded before the first checkpoint of the run was stored, so the run starts again.',
  });
}

/** Notes that the run of a checkpoint file is open. */
export function notifyOpened(run: Run): void {
  notify({ topic: 'opened', kind: 'info', text: `The run of the file is open: ${progressOf(run)}.` });
}

/** Notes that the run of a checkpoint file cannot be opened while the tab trains. */
export function notifyBusy(retry: () => void): void {
  notify({
    topic: 'opened',
    kind: 'info',
    text: 'This tab is training. Pause it first, then open the run of the file.',
    action: { label: 'Open the run', run: retry },
  });
}

/** Notes that the stored run is open in another tab. */
export function notifyOtherTab(): void {
  notify({
    topic: 'tabs',
    kind: 'info',
    text: 'The stored run is open in another tab, so this tab starts a new run.',
  });
}

/** Reports that a segment has failed. */
export function notifyFailure(
  error: unknown,
  { isStarted, retry }: { isStarted: boolean; retry: () => void },
): void {
  const lost = isStarted ? ' Only the training since the last checkpoint is lost.' : '';
  notify({
    topic: 'run',
    kind: 'error',
    text: `Training has stopped: ${errorText(error)}.${lost}`,
    action: { label: isStarted ? 'Resume' : 'Try again', run: retry },
  });
}

/** Reports that a checkpoint could not be stored. */
export function notifyNotStored(error: unknown): void {
  // The notice about blocked storage has said it already.
  if (isNotKept('the run')) return;
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  const problem = isFull
    ? 'The storage of the browser is full'
    : `The browser cannot store the run (${errorText(error)})`;
  notify({
    topic: 'storage',
    kind: 'error',
    text: `${problem}. Training continues, but a reload would lose the run. Download a checkpoint, or free some space.`,
  });
}

/** Notes that the network of an epoch was not stored. */
export function notifyEpochMissing(epoch: number): void {
  notify({ topic: 'epoch', kind: 'error', text: `The network of epoch ${epoch} was not stored.` });
}
