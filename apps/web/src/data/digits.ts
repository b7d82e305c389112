import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { type Signal, signal } from '@preact/signals';
import { fetchCompressed, fetchFile } from '../page/fetch-file.js';

/** How far the data are loaded. */
export type DataState =
  | { readonly status: 'waiting' }
  | { readonly status: 'loading'; readonly fraction: number; readonly totalBytes: number }
  | { readonly status: 'ready'; readonly provenance: string; readonly trainCount: number }
  | { readonly status: 'failed'; readonly message: string };

/** The test digits that are loaded: at first the hundred that are shipped with the app, then the whole test set. */
export const testDigits: Signal<ImageSet> = signal({
  images: new Uint8Array(0),
  labels: new Uint8Array(0),
  count: 0,
});

/** How many test digits the data have. */
export const TEST_DIGITS = 10_000;

/** Whether a test digit is loaded. */
export function isLoaded(index: number): boolean {
  return index >= 0 && index < testDigits.value.count;
}

/** Whether the data are loaded, and how far if not. */
export const dataState: Signal<DataState> = signal({ status: 'waiting' });

/** Views of single images, by set and index. A component sees the same array again and does not repaint. */
const views = new WeakMap<Uint8Array, Map<number, Uint8Array>>();

/** The pixels of a test digit, shape `[28, 28]`; undefined if it is not loaded. */
export function testPixels(index: number): Uint8Array | undefined {
  const { images } = testDigits.value;
  if (!isLoaded(index)) return undefined;
  const known = views.get(images) ?? new Map<number, Uint8Array>();
  views.set(images, known);
  const view = known.get(index) ?? images.subarray(index * PIXELS, (index + 1) * PIXELS);
  known.set(index, view);
  return view;
}

/**
 * Loads the test digits that are shipped with the app.
 * @throws FileUnavailableError if a file does not arrive
 */
export async function loadShippedDigits(): Promise<void> {
  const [images, labels] = await Promise.all([
    fetchCompressed('shipped/sample-images.bin'),
    fetchFile('shipped/sample-labels.bin'),
  ]);
  if (testDigits.value.count === 0) testDigits.value = { images, labels, count: labels.length };
}
