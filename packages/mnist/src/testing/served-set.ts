import type { ImageSet } from '../image-set.js';

import { dataFiles, FILE_NAMES, gzipped, smallSet } from './small-data.js';

/** What a small server serves: 300 images to train on, 20 to test with. */
export const train: ImageSet = smallSet(300);
export const held: ImageSet = smallSet(20);

/** The four files of them, plain and packed. */
export const files: Record<string, Uint8Array> = dataFiles(train, held);
export const packed: Record<string, Uint8Array> = gzipped(files);

/** The largest of the packed files, which is fetched first. */
export const first: string = `${FILE_NAMES.trainImages}.gz`;
