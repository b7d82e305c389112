import { encode } from 'fast-png';

/**
 * Encodes pixels as a PNG in a `data:` URI.
 *
 * @param data - Shape `[height, width, channels]`, bytes.
 * @param channels - 1: gray; 2: gray, opacity; 3: red, green, blue; 4: red, green, blue, opacity.
 */
export function pngDataUri(data: Uint8Array, width: number, height: number, channels: 1 | 2 | 3 | 4): string {
  const png = encode({ data, width, height, channels, depth: 8 });
  return `data:image/png;base64,${btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(''))}`;
}
