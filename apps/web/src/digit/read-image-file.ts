import { mnistify } from '@lenet5/mnist';
import { messageOf, tell, untell } from '../page/notices.js';
import { digitSource, takeDigit } from './digit.js';

/** Larger pictures are shrunk to this on their longer side before they are read. */
const LARGEST = 1000;

/** A picture's pixels. */
async function pixelsOf(file: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new Error('this file is no picture that the browser can read — give a PNG, JPEG, WebP or GIF', {
      cause,
    });
  });
  const scale = Math.min(1, LARGEST / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('the browser gives no canvas to read the picture with');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

let givenLast: Blob | undefined;

/**
 * Takes a pasted or dropped picture as the digit, or says why it cannot be. While it is read another may be given, or
 * another digit taken or drawn: then that one counts.
 */
export async function takePicture(file: Blob): Promise<void> {
  givenLast = file;
  const before = digitSource.peek();
  try {
    const image = await pixelsOf(file);
    if (file !== givenLast || digitSource.peek() !== before) return;
    const pixels = mnistify(image)?.pixels;
    if (!pixels) throw new Error('no ink was found in the picture — it is of one even grey');
    takeDigit({ kind: 'picture', pixels });
    untell('picture');
  } catch (error) {
    if (file !== givenLast) return;
    tell({ topic: 'picture', kind: 'error', text: `The picture was not taken: ${messageOf(error)}.` });
  }
}

/** The first picture among what was pasted or dropped. */
export function pictureIn(items: DataTransfer | null): File | undefined {
  return [...(items?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
