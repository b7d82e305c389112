import type { ImageSet } from '../image-set.js';

import { dataFiles, FILE_NAMES, gzipped, smallSet } from './small-data.js';

/** The served data set: 300 training images and 20 test images. */
export const train: ImageSet = smallSet(300);
export const held: ImageSet = smallSet(20);

/** Its four files, decompressed and gzipped. */
export const files: Record<string, Uint8Array> = dataFiles(train, held);
export const packed: Record<string, Uint8Array> = gzipped(files);

/** The name of the largest gzipped file, which is downloaded first. */
export const first: string = `${FILE_NAMES.trainImages}.gz`;
