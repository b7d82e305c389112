import type { LoadProgress } from '@lenet5/mnist';
import { proxy } from 'comlink';
import { messageOf } from '../page/notices.js';
import { ask, presentWorker } from '../worker/client.js';
import { dataState, testDigits } from './digits.js';

/** Bytes of the four gzipped files; filled in when the app is built. */
declare const __DIGITS_BYTES__: number;

let loading: Promise<boolean> | undefined;

/** The worker that has the digits. */
let holder: Worker | undefined;

/**
 * Sees to it that the worker has the digits and the page the test set; a second call while they come waits for the
 * same. Whether it went well is told by `dataState` too.
 */
export function loadDigits(): Promise<boolean> {
  if (!loading && holder !== undefined && holder === presentWorker()) return Promise.resolve(true);
  loading ??= fetchDigits().finally(() => {
    loading = undefined;
  });
  return loading;
}

/** Bytes of the images of the two sets, unpacked; the labels hardly count. */
const UNPACKED = { train: 47_040_016, test: 7_840_016 } as const;

const isTrain = (file: string): boolean => file.includes('train-images');

/** How much of a file has come. A server may have it unpacked on the way; then only what it unpacks to is known. */
function shareOf({ file, receivedBytes, totalBytes }: LoadProgress): number {
  const whole = totalBytes ?? (isTrain(file) ? UNPACKED.train : UNPACKED.test);
  return Math.min(1, receivedBytes / whole);
}

/** A file's part of all bytes. */
function weightOf(file: string): number {
  const all = UNPACKED.train + UNPACKED.test;
  return file.includes('images') ? (isTrain(file) ? UNPACKED.train : UNPACKED.test) / all : 0;
}

async function fetchDigits(): Promise<boolean> {
  const shares = new Map<string, number>();
  let isOver = false;
  // Progress comes by another port than the answer, and may come after it.
  const show = (progress?: LoadProgress): void => {
    if (isOver) return;
    if (progress) shares.set(progress.file, shareOf(progress));
    const share = [...shares].reduce((sum, [file, part]) => sum + part * weightOf(file), 0);
    if (dataState.peek().status !== 'ready') {
      dataState.value = { status: 'loading', share, totalBytes: __DIGITS_BYTES__ };
    }
  };
  show();
  try {
    const address = new URL('data/', document.baseURI).href;
    const { test, trainCount, provenance } = await ask((api) => api.loadDigits(address, proxy(show)));
    holder = presentWorker();
    testDigits.value = test;
    dataState.value = { status: 'ready', provenance, trainCount };
    return true;
  } catch (error) {
    dataState.value = { status: 'failed', message: messageOf(error) };
    return false;
  } finally {
    isOver = true;
  }
}
