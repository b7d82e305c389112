import { canShareMemory } from './capabilities.js';
import { tell } from './notices.js';

const TRIED = 'lenet5-reloaded-for-isolation';

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
    await navigator.serviceWorker.ready;
  } catch {
    // Private windows and insecure contexts have none: the app works all the same.
    return;
  }
  if (canShareMemory() || !isSecureContext || sessionStorage.getItem(TRIED)) return;
  await controlled();
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

function controlled(): Promise<void> {
  if (navigator.serviceWorker.controller) return Promise.resolve();
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
