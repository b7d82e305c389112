import { UnreadableImageError } from './image-file-errors.js';

/** Larger images are scaled down before they are read: the canvas of some browsers has at most this many pixels. */
export const MAX_FILE_PIXELS = 16_000_000;

/** The pixels of an image file and by which factor they were scaled down. */
interface FilePixels {
  readonly image: ImageData;
  /** 1 for an image that was not scaled. */
  readonly scale: number;
}

/**
 * Decodes an image file.
 * @throws UnreadableImageError if the browser cannot read it
 */
export async function decodeImageFile(file: Blob): Promise<FilePixels> {
  // Without conversion of colors, the pixels are those that `lenet5 predict` reads.
  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none' }).catch((cause: unknown) => {
    throw new UnreadableImageError(file.type, cause);
  });
  const scale = Math.min(1, Math.sqrt(MAX_FILE_PIXELS / (bitmap.width * bitmap.height)));
  const width = Math.max(1, Math.floor(bitmap.width * scale));
  const height = Math.max(1, Math.floor(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('the browser provides no canvas to read the image with');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { image: context.getImageData(0, 0, width, height), scale };
}
