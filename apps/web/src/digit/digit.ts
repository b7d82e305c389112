import { INK_SIZE, inkFromPixels, inkImage } from '@lenet5/drawn-digits';
import { type ImageWarning, type MnistifiedImage, mnistify } from '@lenet5/mnist';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { testDigits, testPixels } from '../data/digits.js';
import { view } from '../page/route.js';
import { latest } from '../scheduling/latest.js';
import { type Distortion, distort, UNDISTORTED } from './distort.js';

/** Where the digit comes from. */
export type DigitSource =
  | { readonly kind: 'blank' }
  | { readonly kind: 'test'; readonly index: number }
  /** Drawn: shape `[INK_SIZE, INK_SIZE]`, 0 (paper) to 255 (ink). */
  | { readonly kind: 'ink'; readonly ink: Uint8Array }
  /** From an image file or an address: shape `[28, 28]`, centered and scaled as in MNIST. */
  | {
      readonly kind: 'image';
      readonly pixels: Uint8Array;
      /** What `mnistify()` warns of; undefined for the pixels of an address. */
      readonly warnings?: readonly ImageWarning[];
    }
  /** An image file, for a network that takes its pixels as they are. */
  | { readonly kind: 'file'; readonly file: Blob };

/** How many changes can be undone. */
const MAX_UNDOS = 100;

const BLANK: DigitSource = { kind: 'blank' };

/** The digit that the view of the network shows until the user chooses one. */
const EXAMPLE: DigitSource = { kind: 'test', index: 0 };

const chosen: Signal<DigitSource | undefined> = signal(undefined);

/** A state to go back to. Only clearing the pad changes the distortion, too. */
interface Past {
  readonly digit: DigitSource | undefined;
  readonly distortion?: Distortion;
}

const history: Signal<readonly Past[]> = signal([]);

/** The digit that the user or the address has chosen; undefined at first. */
export const chosenDigit: ReadonlySignal<DigitSource | undefined> = chosen;

/** The source of the digit. Until one is chosen, the pad is blank, and the view that looks inside shows an example. */
export const digitSource: ReadonlySignal<DigitSource> = computed(
  () => chosen.value ?? (view.value === 'look' ? EXAMPLE : BLANK),
);

/** Whether there is a change to undo. */
export const canUndo: ReadonlySignal<boolean> = computed(() => history.value.length > 0);

/** How the digit is distorted before the network sees it. */
export const distortion: Signal<Distortion> = signal(UNDISTORTED);

/**
 * Starts a change that needs time to load. Make the change only if the signal has not aborted: it aborts at any later
 * change of the digit.
 */
export const startDigitRequest: () => AbortSignal = latest();

/** Replaces the digit without a step to undo: the next piece of a stroke, or the digit of an address. */
export function replaceDigit(next: DigitSource | undefined): void {
  startDigitRequest();
  chosen.value = next;
}

/** Adds the digit to the history, so that the changes that follow can be undone together. */
export function recordUndo(): void {
  record({ digit: chosen.peek() });
}

function record(past: Past): void {
  history.value = [...history.peek(), past].slice(-MAX_UNDOS);
}

/** Takes another digit. */
export function takeDigit(next: DigitSource): void {
  recordUndo();
  replaceDigit(next);
}

/** Clears the pad, and the distortion with it: the next drawing starts undistorted. Undo brings both back. */
export function clearPad(): void {
  record({ digit: chosen.peek(), distortion: distortion.peek() });
  replaceDigit(BLANK);
  distortion.value = UNDISTORTED;
}

/** Goes back to the digit before the last change. */
export function undo(): void {
  if (!canUndo.peek()) return;
  const last = history.peek().at(-1);
  history.value = history.peek().slice(0, -1);
  replaceDigit(last?.digit);
  if (last?.distortion) distortion.value = last.distortion;
}

/** The digit as ink to draw on, shape `[INK_SIZE, INK_SIZE]`. */
export function currentInk(): Uint8Array {
  const current = digitSource.peek();
  if (current.kind === 'ink') return current.ink;
  const pixels = plainDigit.peek();
  return pixels ? inkFromPixels(pixels) : new Uint8Array(INK_SIZE ** 2);
}

/** The digit in the format of MNIST, shape `[28, 28]`; null without ink. */
export const plainDigit: ReadonlySignal<Uint8Array | null> = computed(() => {
  const current = digitSource.value;
  if (current.kind === 'test') return testPixels(current.index) ?? null;
  if (current.kind === 'image') return current.pixels;
  return preparedInk.value?.pixels ?? null;
});

/** The drawing in the format of MNIST, with what `mnistify()` found; null without ink. */
export const preparedInk: ReadonlySignal<MnistifiedImage | null> = computed(() => {
  const current = digitSource.value;
  return current.kind === 'ink' ? mnistify(inkImage(current.ink)) : null;
});

/** The input of the network: the digit, distorted. */
export const seenDigit: ReadonlySignal<Uint8Array | null> = computed(() => {
  const plain = plainDigit.value;
  return plain && distort(plain, distortion.value);
});

/** The true label of a test digit; undefined for any other digit. */
export const trueLabel: ReadonlySignal<number | undefined> = computed(() => {
  const current = digitSource.value;
  return current.kind === 'test' ? testDigits.value.labels[current.index] : undefined;
});
