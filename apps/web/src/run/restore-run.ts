import { params } from '../page/route.js';
import { notifyNotKept } from '../page/storage.js';
import { parseSettings } from '../settings/run-settings.js';
import { runController } from './run-controller.js';
import { notifyLost, notifyOtherTab } from './run-notices.js';
import { isRestored } from './run-state.js';
import { lockRun } from './storage/run-lock.js';
import { deleteRun, storedRun, storedRuns } from './storage/run-store.js';
import { clearUnstored } from './unstored-run.js';

/** How many runs stay stored, not counting those that are open in other tabs. */
const MAX_STORED = 1;

/**
 * Opens the latest stored run that no other tab has open. Without one, opens a new run.
 *
 * @param selection The selection of a network that it belongs to. It started before the user could select another one.
 */
export async function restoreRun(selection: AbortSignal): Promise<void> {
  const candidates = await storedRuns().catch(() => {
    notifyNotKept('run');
    return [];
  });
  let elsewhere = 0;
  for (const [index, { id }] of candidates.entries()) {
    const releaseLock = await lockRun(id);
    if (!releaseLock) {
      elsewhere++;
      continue;
    }
    // Read again under the lock: until now another tab could train or delete the run.
    const run = await storedRun(id).catch(() => undefined);
    if (run && !isRestored.peek() && index < MAX_STORED + elsewhere) {
      await runController.openStored(run, releaseLock, selection);
    } else {
      await deleteRun(id).catch(() => undefined);
      releaseLock();
    }
  }
  const isLost = clearUnstored();
  if (isRestored.peek()) return;
  await runController.openNew(parseSettings(params.peek()));
  if (elsewhere > 0) notifyOtherTab();
  else if (isLost) notifyLost();
}
