import { canShareMemory } from './capabilities.js';
import { tell } from './notices.js';

const TRIED = 'lenet5-reloaded-for-isolation';

/** Milliseconds that the service worker may take. */
const PATIENCE = 4000;

/** Whether the reader has done anything yet: from then on the page is not reloaded under their hands. */
let touched = false;

/**
 * Keeps the app for visits without a network, and makes the page cross-origin isolated where the server does not: the
 * service worker adds the headers, which count from the next load on. That load is made at once where nobody has
 * touched the page yet, else it is offered.
 */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(
      type,
      () => {
        touched = true;
      },
      { once: true, capture: true },
    );
  }
  try {
    await navigator.serviceWorker.register('service-worker.js');
    if (!(await soon(navigator.serviceWorker.ready))) return;
  } catch {
    // Private windows and insecure contexts have none: the app works all the same.
    return;
  }
  if (canShareMemory() || !isSecureContext || sessionStorage.getItem(TRIED)) return;
  if (!(await soon(controlled()))) return;
  sessionStorage.setItem(TRIED, 'yes');
  if (!touched) location.reload();
  else {
    tell({
      topic: 'isolation',
      kind: 'news',
      text: 'Reload the page once, and training may use all cores.',
      action: { name: 'Reload', run: () => location.reload() },
    });
  }
}

/** The service worker, once it answers for this page. */
async function controlled(): Promise<ServiceWorker | null> {
  const workers = navigator.serviceWorker;
  if (!workers.controller) {
    await new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
  }
  return workers.controller;
}

/** What a promise gives; undefined where it takes so long that the digits should not wait for it. */
function soon<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  return Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))]);
}
