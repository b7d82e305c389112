import type { LoadProgress } from '@lenet5/mnist';
import { proxy } from 'comlink';
import { errorText } from '../page/error-text.js';
import { trainingWorker } from '../worker/client.js';
import { dataState, testDigits } from './digits.js';
import { LoadedFraction } from './loaded-fraction.js';

declare const __DIGITS_BYTES__: number;

/** Bytes of the four gzipped files; defined by the build. */
export const DIGITS_BYTES: number = __DIGITS_BYTES__;

/** Loads the data into the worker and the test set into the page. */
class DigitsLoader {
  #loading: Promise<boolean> | undefined;
  /** The worker that has the data. */
  #owner: Worker | undefined;

  load(): Promise<boolean> {
    const isLoaded = this.#owner !== undefined && this.#owner === trainingWorker.worker;
    if (!this.#loading && isLoaded) return Promise.resolve(true);
    this.#loading ??= this.#fetch().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #fetch(): Promise<boolean> {
    const loaded = new LoadedFraction();
    const request = new AbortController();
    const show = (progress?: LoadProgress): void => {
      // Progress uses a different message port than the answer, and can arrive after it.
      if (request.signal.aborted) return;
      if (progress) loaded.update(progress);
      if (dataState.peek().status === 'ready') return;
      dataState.value = { status: 'loading', fraction: loaded.fraction, totalBytes: DIGITS_BYTES };
    };
    show();
    try {
      const url = new URL('data/', document.baseURI).href;
      const { test, trainCount, provenance } = await trainingWorker.call((api) =>
        api.loadDigits(url, proxy(show)),
      );
      this.#owner = trainingWorker.worker;
      testDigits.value = test;
      dataState.value = { status: 'ready', provenance, trainCount };
      return true;
    } catch (error) {
      dataState.value = { status: 'failed', message: errorText(error) };
      return false;
    } finally {
      request.abort();
    }
  }
}

const loader = new DigitsLoader();

/**
 * Makes sure that the worker has the data and the page has the test set. Concurrent calls share one download.
 *
 * @returns Whether the data are loaded; `dataState` has the reason if not.
 */
export function loadDigits(): Promise<boolean> {
  return loader.load();
}
