import { INK_SIZE } from '@lenet5/drawn-digits';
import { IMAGE_SIZE, rawPixels, type SourceImage } from '@lenet5/mnist';
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { decodeImageFile } from '../digit/decode-image-file.js';
import { digitSource, plainDigit, seenDigit } from '../digit/digit.js';
import { otherNetwork } from '../network/network.js';
import { imageShapeOf, preparationFor } from '../network/other-network.js';
import { latest } from '../scheduling/latest.js';
import { type InkColor, inkColor } from './ink-color.js';

/** An image file with its pixels. */
interface DecodedFile {
  readonly file: Blob;
  readonly image: ImageData;
}

const decoded: Signal<DecodedFile | undefined> = signal(undefined);

const startDecoding = latest();

/** Decodes the image file that is chosen, now and whenever another one is. Returns a function that ends it. */
export function followImageFile(): () => void {
  return effect(() => {
    const source = digitSource.value;
    const request = startDecoding();
    if (source.kind !== 'file') return;
    const { file } = source;
    // The file was decoded before it was taken, so this cannot fail.
    void decodeImageFile(file).then(({ image }) => {
      if (!request.aborted) decoded.value = { file, image };
    });
  });
}

/** The image of the file that is chosen; undefined for a drawing, and until the file is decoded. */
export const fileImage: ReadonlySignal<ImageData | undefined> = computed(() => {
  const source = digitSource.value;
  return source.kind === 'file' && decoded.value?.file === source.file ? decoded.value.image : undefined;
});

/** The image that is taken as it is; undefined if the pad is empty. */
export const sourceImage: ReadonlySignal<SourceImage | undefined> = computed(() => {
  const source = digitSource.value;
  if (source.kind === 'file') return fileImage.value;
  const [ink, size] = source.kind === 'ink' ? [source.ink, INK_SIZE] : [plainDigit.value, IMAGE_SIZE];
  return ink ? drawnImage(ink, size, inkColor.value) : undefined;
});

/** A drawing as an image: ink is 255. */
function drawnImage(ink: Uint8Array, size: number, color: InkColor): SourceImage {
  const data = color === 'light' ? ink : ink.map((value) => 255 - value);
  return { width: size, height: size, data, channels: 1 };
}

/** The pixels that the network takes, in the shape of its input, 0 to 255; undefined if the pad is empty. */
export const networkInput: ReadonlySignal<Uint8Array | undefined> = computed(() => {
  const network = otherNetwork.value;
  if (!network) return undefined;
  if (preparationFor(network) === 'mnist') return seenDigit.value ?? undefined;
  return sourceImage.value && rawPixels(sourceImage.value, imageShapeOf(network));
});
