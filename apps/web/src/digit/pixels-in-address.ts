import { PIXELS } from '@lenet5/mnist';

/** Bytes of an encoded drawing: two pixels each. */
const BYTES = PIXELS / 2;

/** Encodes a drawing for the address: 16 gray levels, two pixels per byte, in base64url. */
export function encodePixels(pixels: Uint8Array): string {
  const bytes = Array.from({ length: BYTES }, (_, i) =>
    String.fromCharCode((Math.round(pixels[2 * i]! / 17) << 4) | Math.round(pixels[2 * i + 1]! / 17)),
  );
  return btoa(bytes.join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Decodes a drawing of an address; undefined if the text does not encode one. */
export function decodePixels(text: string): Uint8Array | undefined {
  try {
    const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    if (bytes.length !== BYTES) return undefined;
    return Uint8Array.from({ length: PIXELS }, (_, i) => {
      const byte = bytes.charCodeAt(i >> 1);
      return 17 * (i % 2 === 0 ? byte >> 4 : byte & 15);
    });
  } catch {
    return undefined;
  }
}
