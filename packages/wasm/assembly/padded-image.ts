import { Window } from './window';

/**
 * The address of image `b` of x, padded so that no window crosses an edge. If `padded` is not 0, the image is copied into
 * that larger, zeroed image.
 *
 *   x       [batch, inHeight, inWidth, inChannels]
 *   padded  [paddedHeight, paddedWidth, inChannels]
 */
export function imageWithin(padded: usize, x: usize, b: i32, window: Window): usize {
  const inRowBytes = window.inRowBytes;
  let from = x + b * window.inHeight * inRowBytes;
  if (!padded) return from;
  const rowBytes = window.paddedRowBytes;
  memory.fill(padded, 0, window.paddedHeight * rowBytes);
  let to = padded + window.padTop * rowBytes + window.padLeft * window.inChannels * 4;
  for (let row = 0; row < window.inHeight; row++) {
    memory.copy(to, from, inRowBytes);
    from += inRowBytes;
    to += rowBytes;
  }
  return padded;
}
