import { mnistify } from '@lenet5/mnist';
import { percentage } from '../language/format.js';
import { texts } from '../language/texts.js';
import { otherNetwork } from '../network/network.js';
import { preparationFor } from '../network/other-network.js';
import { errorText } from '../page/error-text.js';
import { dismiss, notify } from '../page/notices.js';
import { decodeImageFile, MAX_FILE_PIXELS } from './decode-image-file.js';
import { type DigitSource, startDigitRequest, takeDigit } from './digit.js';
import { NoInkError } from './image-file-errors.js';

/**
 * Takes a pasted, dropped or opened image file as the digit, or shows why it cannot. If the digit changes while the file
 * is being read, the file is ignored.
 */
export async function takeImageFile(file: Blob): Promise<void> {
  const request = startDigitRequest();
  try {
    const { image, scale } = await decodeImageFile(file);
    if (request.aborted) return;
    takeDigit(takesFiles() ? { kind: 'file', file } : digitIn(image));
    if (scale === 1) dismiss('image-file');
    else notifyScaled(scale);
  } catch (error) {
    if (request.aborted) return;
    const why = errorText(error);
    notify({ topic: 'image-file', kind: 'error', text: () => texts.value.notices.image(why) });
  }
}

/** Whether the network takes the images of files as they are. */
function takesFiles(): boolean {
  const other = otherNetwork.peek();
  return other !== undefined && preparationFor(other) === 'raw';
}

/** @throws NoInkError */
function digitIn(image: ImageData): DigitSource {
  const found = mnistify(image);
  if (!found) throw new NoInkError();
  return { kind: 'image', pixels: found.pixels, warnings: found.warnings };
}

function notifyScaled(scale: number): void {
  notify({
    topic: 'image-file',
    kind: 'info',
    text: () => texts.value.notices.imageScaled(percentage(scale, 0), MAX_FILE_PIXELS / 1e6),
  });
}

/** The first image file among what was pasted or dropped. */
export function imageFileIn(items: DataTransfer | null): File | undefined {
  return [...(items?.files ?? [])].find(({ type }) => type.startsWith('image/'));
}
