import { mnistify } from '@lenet5/mnist';
import { errorText } from '../page/error-text.js';
import { dismiss, notify } from '../page/notices.js';
import { startDigitRequest, takeDigit } from './digit.js';
import { NoInkError, UnreadableImageError } from './image-file-errors.js';

/** The longer side to which larger images are scaled down before they are read, in pixels. */
const MAX_SIDE = 1000;

async function pixelsOf(file: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new UnreadableImageError(file.type, cause);
  });
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('the browser provides no canvas to read the image with');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/**
 * Takes a pasted, dropped or opened image file as the digit, or shows why it cannot. If the digit changes while the file
 * is being read, the file is ignored.
 */
export async function takeImageFile(file: Blob): Promise<void> {
  const request = startDigitRequest();
  try {
    const image = await pixelsOf(file);
    if (request.aborted) return;
    const found = mnistify(image);
    if (!found) throw new NoInkError();
    takeDigit({ kind: 'image', pixels: found.pixels, warnings: found.warnings });
    dismiss('image-file');
  } catch (error) {
    if (request.aborted) return;
    notify({ topic: 'image-file', kind: 'error', text: `The image was not opened: ${errorText(error)}.` });
  }
}

/** The first image file among what was pasted or dropped. */
export function imageFileIn(items: DataTransfer | null): File | undefined {
  return [...(items?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
