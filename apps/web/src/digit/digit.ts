import { mnistify } from '@lenet5/mnist';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { testDigits, testPixels } from '../data/digits.js';
import { type Distortion, distort, UNDISTORTED } from './distort.js';
import { INK_SIZE, inkFromPixels } from './ink.js';

/** Where the digit comes from that is drawn and looked at. */
export type DigitSource =
  | { readonly kind: 'blank' }
  | { readonly kind: 'test'; readonly index: number }
  /** Drawn: `INK_SIZE` × `INK_SIZE`, 0 (paper) to 255 (ink). */
  | { readonly kind: 'ink'; readonly ink: Uint8Array }
  /** Pasted, dropped or linked: 28×28, MNIST-like already. */
  | { readonly kind: 'picture'; readonly pixels: Uint8Array };

/** How many changes can be undone. */
const MOST_UNDOS = 100;

/** The present digit. */
export const digitSource: Signal<DigitSource> = signal({ kind: 'test', index: 0 });

/** The digits before, the latest last. */
export const pastDigits: Signal<readonly DigitSource[]> = signal([]);

export const distortion: Signal<Distortion> = signal(UNDISTORTED);

/** Keeps the present digit, so that what follows can be undone. */
export function keepForUndo(): void {
  pastDigits.value = [...pastDigits.peek(), digitSource.peek()].slice(-MOST_UNDOS);
}

/** Takes another digit. */
export function takeDigit(source: DigitSource): void {
  keepForUndo();
  digitSource.value = source;
}

/** Goes back to the digit before. */
export function undo(): void {
  const last = pastDigits.peek().at(-1);
  if (!last) return;
  pastDigits.value = pastDigits.peek().slice(0, -1);
  digitSource.value = last;
}

/** The present digit as ink to draw on. */
export function presentInk(): Uint8Array {
  const source = digitSource.peek();
  if (source.kind === 'ink') return source.ink;
  const pixels = plainDigit.peek();
  return pixels ? inkFromPixels(pixels) : new Uint8Array(INK_SIZE ** 2);
}

/** The digit as MNIST would have it, 28×28; null where there is no ink. */
export const plainDigit: ReadonlySignal<Uint8Array | null> = computed(() => {
  const source = digitSource.value;
  if (source.kind === 'test') return testPixels(source.index) ?? null;
  if (source.kind === 'picture') return source.pixels;
  if (source.kind === 'blank') return null;
  // The frame of paper tells mnistify which is the paper, however much of the pad is full of ink.
  return mnistify(framed(source.ink))?.pixels ?? null;
});

function framed(ink: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const size = INK_SIZE + 2;
  const data = new Uint8Array(size * size);
  for (let row = 0; row < INK_SIZE; row++) {
    data.set(ink.subarray(row * INK_SIZE, (row + 1) * INK_SIZE), (row + 1) * size + 1);
  }
  return { width: size, height: size, data };
}

/** What the network sees: the digit, distorted. */
export const seenDigit: ReadonlySignal<Uint8Array | null> = computed(() => {
  const plain = plainDigit.value;
  return plain && distort(plain, distortion.value);
});

/** The true label of a test digit; undefined for any other. */
export const trueLabel: ReadonlySignal<number | undefined> = computed(() => {
  const source = digitSource.value;
  return source.kind === 'test' ? testDigits.value.labels[source.index] : undefined;
});
