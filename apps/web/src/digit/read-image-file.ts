import { mnistify } from '@lenet5/mnist';
import { percentage } from '../language/format.js';
import { texts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';
import { dismiss, notify } from '../page/notices.js';
import { startDigitRequest, takeDigit } from './digit.js';
import { NoInkError, UnreadableImageError } from './image-file-errors.js';

/** Larger images are scaled down before they are read: the canvas of some browsers has at most this many pixels. */
const MAX_PIXELS = 16_000_000;

/** The pixels of an image file and by which factor they were scaled down. */
interface FilePixels {
  readonly image: ImageData;
  /** 1 for an image that was not scaled. */
  readonly scale: number;
}

async function pixelsOf(file: Blob): Promise<FilePixels> {
  // Without conversion of colors, the pixels are those that `lenet5 predict` reads.
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none' }).catch((cause: unknown) => {
    throw new UnreadableImageError(file.type, cause);
  });
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (bitmap.width * bitmap.height)));
  const width = Math.max(1, Math.floor(bitmap.width * scale));
  const height = Math.max(1, Math.floor(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('the browser provides no canvas to read the image with');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { image: context.getImageData(0, 0, width, height), scale };
}

/**
 * Takes a pasted, dropped or opened image file as the digit, or shows why it cannot. If the digit changes while the file
 * is being read, the file is ignored.
 */
export async function takeImageFile(file: Blob): Promise<void> {
  const request = startDigitRequest();
  try {
    const { image, scale } = await pixelsOf(file);
    if (request.aborted) return;
    const found = mnistify(image);
    if (!found) throw new NoInkError();
    takeDigit({ kind: 'image', pixels: found.pixels, warnings: found.warnings });
    if (scale === 1) dismiss('image-file');
    else notifyScaled(scale);
  } catch (error) {
    if (request.aborted) return;
    const why = errorText(error);
    notify({ topic: 'image-file', kind: 'error', text: () => texts.value.notices.image(why) });
  }
}

function notifyScaled(scale: number): void {
  notify({
    topic: 'image-file',
    kind: 'info',
    text: () => texts.value.notices.imageScaled(percentage(scale, 0), MAX_PIXELS / 1e6),
  });
}

/** The first image file among what was pasted or dropped. */
export function imageFileIn(items: DataTransfer | null): File | undefined {
  return [...(items?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
