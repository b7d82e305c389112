import { INK_SIZE } from '@lenet5/drawn-digits';
import { IMAGE_SIZE, type MnistifiedImage } from '@lenet5/mnist';
import { type Signal, signal } from '@preact/signals';

/** Where the input of the network lies on the pad, as fractions of the side of the pad. */
export interface InputSquare {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Values for the pixels of the network's input that the pad shows over the drawing. */
export interface PadOverlay {
  /** Shape `[28, 28]`, from −1 to 1. */
  readonly values: Float64Array;
  readonly square: InputSquare;
}

/** What the pad shows over the drawing; undefined for nothing. */
export const padOverlay: Signal<PadOverlay | undefined> = signal(undefined);

/** The input covers the whole pad: a test digit, or an image. */
export const WHOLE_PAD: InputSquare = { left: 0, top: 0, side: 1 };

/** The smallest box around the pixels that have ink. */
function boxOf(pixels: Uint8Array): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [IMAGE_SIZE, IMAGE_SIZE, 0, 0];
  pixels.forEach((value, at) => {
    if (value === 0) return;
    const [x, y] = [at % IMAGE_SIZE, Math.floor(at / IMAGE_SIZE)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  });
  return { left, top, width: right - left, height: bottom - top };
}

/** Where the input that `mnistify()` has made of a drawing lies on the pad: it maps the box of the ink onto that of the pixels. */
export function squareOf({ pixels, inkBox }: Pick<MnistifiedImage, 'pixels' | 'inkBox'>): InputSquare {
  const box = boxOf(pixels);
  // Ink pixels per pixel of the input; of the longer side, which is rounded least.
  const scale = Math.max(inkBox.width, inkBox.height) / Math.max(box.width, box.height);
  const middle = (start: number, size: number): number => start + size / 2;
  const along = (ink: number, input: number): number => (ink - scale * input) / INK_SIZE;
  return {
    left: along(middle(inkBox.x, inkBox.width), middle(box.left, box.width)),
    top: along(middle(inkBox.y, inkBox.height), middle(box.top, box.height)),
    side: (scale * IMAGE_SIZE) / INK_SIZE,
  };
}
