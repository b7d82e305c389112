import { texts } from '../language/texts.js';
import { canShareMemory } from './capabilities.js';
import { notify } from './notices.js';
import { savesData } from './saves-data.js';
import { readEntry, writeEntry } from './storage.js';

/** The session entry that says that the page has been reloaded for isolation. */
const RELOADED = 'lenet5-reloaded-for-isolation';

/** Milliseconds that loading the data waits for the service worker. */
const TIMEOUT = 6000;

/**
 * Keeps the page from reloading while it is in use.
 *
 * @returns A controller that aborts at the first input of the user; abort it to prevent a reload for another reason.
 */
export function watchInput(): AbortController {
  const inUse = new AbortController();
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(type, () => inUse.abort(), { once: true, capture: true });
  }
  return inUse;
}

/**
 * Installs the service worker, which keeps the app for visits without a network. Where the server does not isolate the
 * page, the service worker adds the headers, which take effect at the next load: the page reloads at once if it is not
 * in use, and offers a reload otherwise. Resolves when that is done, or after a timeout. Does nothing if the user saves
 * data, because the service worker loads all files of the app.
 */
export async function installServiceWorker(inUse: AbortController): Promise<void> {
  if (!('serviceWorker' in navigator) || savesData()) return;
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, TIMEOUT)).then(() => inUse.abort());
  await Promise.race([isolate(inUse.signal), timeout]);
}

async function isolate(inUse: AbortSignal): Promise<void> {
  try {
    await navigator.serviceWorker.register('service-worker.js');
    await navigator.serviceWorker.ready;
  } catch {
    // Private windows and insecure contexts have no service workers. The app works without them.
    return;
  }
  if (canShareMemory() || !isSecureContext || readEntry('sessionStorage', RELOADED)) return;
  await controlled();
  // Without a mark that it has reloaded, the page could reload forever.
  const isMarked = writeEntry('sessionStorage', RELOADED, 'yes');
  if (isMarked && !inUse.aborted) location.reload();
  else {
    notify({
      topic: 'isolation',
      kind: 'info',
      text: () => texts.value.notices.isolation,
      action: { label: () => texts.value.shell.reload, run: () => location.reload() },
    });
  }
}

/** Resolves once the service worker controls the page. */
async function controlled(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (workers.controller) return;
  await new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
}
