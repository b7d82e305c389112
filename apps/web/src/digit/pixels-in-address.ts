/** A drawing as an address holds it: 784 pixels of 16 greys, two to a byte, in base64url. */
export function encodePixels(pixels: Uint8Array): string {
  const bytes = Array.from({ length: 392 }, (_, i) =>
    String.fromCharCode((Math.round(pixels[2 * i]! / 17) << 4) | Math.round(pixels[2 * i + 1]! / 17)),
  );
  return btoa(bytes.join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The pixels of such an address; undefined where it holds none. */
export function decodePixels(text: string): Uint8Array | undefined {
  try {
    const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    if (bytes.length !== 392) return undefined;
    return Uint8Array.from({ length: 784 }, (_, i) => {
      const byte = bytes.charCodeAt(i >> 1);
      return 17 * (i % 2 === 0 ? byte >> 4 : byte & 15);
    });
  } catch {
    return undefined;
  }
}
