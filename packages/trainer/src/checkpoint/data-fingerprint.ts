import { type AnyImageSet, imageParts } from '@lenet5/mnist';
import { FNV_OFFSET_BASIS, fnv1a, hexHash } from './fnv1a.js';

/** Distance between two sampled pixels: a prime, so the samples spread over rows and columns. */
const STRIDE = 101;

/**
 * A fingerprint of an image set: the 32-bit FNV-1a hash of all labels and every 101st pixel, in hexadecimal. Equal
 * fingerprints do not prove equal images; the fingerprint guards against resuming with other data. A streamed set is read once.
 *
 * @throws what reading a streamed set throws.
 */
export async function dataFingerprint(set: AnyImageSet): Promise<string> {
  let hash = fnv1a(FNV_OFFSET_BASIS, set.labels);
  let pixels = 0;
  for await (const { images } of imageParts(set)) {
    hash = fnv1a(hash, images, (STRIDE - (pixels % STRIDE)) % STRIDE, STRIDE);
    pixels += images.length;
  }
  return hexHash(hash);
}
