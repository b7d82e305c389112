import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { type Signal, signal } from '@preact/signals';

/** How the data stand. */
export type DataState =
  | { readonly status: 'waiting' }
  | { readonly status: 'loading'; readonly share: number; readonly totalBytes: number }
  | { readonly status: 'ready'; readonly provenance: string; readonly trainCount: number }
  | { readonly status: 'failed'; readonly message: string };

/** The digits of the test set that have been loaded: at first the hundred shipped with the app, then all. */
export const testDigits: Signal<ImageSet> = signal({
  images: new Uint8Array(0),
  labels: new Uint8Array(0),
  count: 0,
});

export const dataState: Signal<DataState> = signal({ status: 'waiting' });

/** Views of single digits: the same each time, so that a picture knows that it need not be painted anew. */
const views = new WeakMap<Uint8Array, Map<number, Uint8Array>>();

/** The pixels of one test digit; undefined where it has not come yet. */
export function testPixels(index: number): Uint8Array | undefined {
  const { images, count } = testDigits.value;
  if (!(index >= 0 && index < count)) return undefined;
  const known = views.get(images) ?? new Map<number, Uint8Array>();
  views.set(images, known);
  const view = known.get(index) ?? images.subarray(index * PIXELS, (index + 1) * PIXELS);
  known.set(index, view);
  return view;
}

/** Fetches the digits that are shipped with the app. */
export async function loadSamples(): Promise<void> {
  const [images, labels] = await Promise.all(
    ['shipped/sample-images.bin', 'shipped/sample-labels.bin'].map(async (file) => {
      const response = await fetch(file);
      if (!response.ok) throw new Error(`${file} did not come (HTTP ${response.status})`);
      return new Uint8Array(await response.arrayBuffer());
    }),
  );
  if (images && labels && testDigits.value.count === 0) {
    testDigits.value = { images, labels, count: labels.length };
  }
}
