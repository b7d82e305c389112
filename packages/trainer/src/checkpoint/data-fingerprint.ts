import type { ImageSet } from '@lenet5/mnist';

/** Distance between two sampled pixels: a prime, so the samples spread over rows and columns. */
const STRIDE = 101;

/**
 * A fingerprint of an image set: the 32-bit FNV-1a hash of all labels and every 101st pixel, in hexadecimal. Equal
 * fingerprints do not prove equal images; the fingerprint guards against resuming with other data.
 */
export function dataFingerprint({ images, labels }: ImageSet): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < labels.length; i++) hash = Math.imul(hash ^ (labels[i] ?? 0), 0x01000193);
  for (let i = 0; i < images.length; i += STRIDE) hash = Math.imul(hash ^ (images[i] ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
