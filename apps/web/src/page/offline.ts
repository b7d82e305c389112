import { canShareMemory } from './capabilities.js';
import { tell } from './notices.js';

const TRIED = 'lenet5-reloaded-for-isolation';

/** Milliseconds that the digits wait for the service worker. */
const PATIENCE = 6000;

/** Whether the page may be loaded anew by itself: not under the hands of a reader, nor once the digits are coming. */
let mayReload = true;

function stayLoaded(): void {
  mayReload = false;
}

/** Sees to it that the page stays as it is from the first thing on that the reader does. */
export function heedTouch(): void {
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(type, stayLoaded, { once: true, capture: true });
  }
}

/**
 * Keeps the app for visits without a network, and makes the page cross-origin isolated where the server does not: the
 * service worker adds the headers, which count from the next load on. That load is made at once where nobody has
 * touched the page yet, else it is offered. Resolves when that is done, or takes so long that the digits should not
 * wait for it.
 */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE)).then(stayLoaded);
  await Promise.race([isolate(), late]);
}

async function isolate(): Promise<void> {
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
  if (mayReload) location.reload();
  else {
    tell({
      topic: 'isolation',
      kind: 'news',
      text: 'Reload the page once, and training may use all cores.',
      action: { name: 'Reload', run: () => location.reload() },
    });
  }
}

/** Resolves once the service worker answers for this page. */
async function controlled(): Promise<void> {
  const workers = navigator.serviceWorker;
  if (workers.controller) return;
  await new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
}
