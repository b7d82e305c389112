import { effect } from '@preact/signals';
import { dataState } from '../data/digits.js';

/** Lets the service worker store what training needs once the data are loaded, so that it works without a network later. */
export function storeTrainingFiles(): void {
  if (!('serviceWorker' in navigator)) return;
  effect(() => {
    if (dataState.value.status !== 'ready') return;
    // A slow installation ends after the data have arrived.
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('store-training'));
  });
}
