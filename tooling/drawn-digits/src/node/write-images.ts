import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { drawInk } from '../corpus/draw-ink.js';
import type { Drawing } from '../corpus/drawings.js';
import { inkImage } from '../pad/ink-image.js';

/** How the drawings are written: as the page sees its pad, or as a drawing program saves them, larger and dark on white. */
export const IMAGE_KINDS = {
  pad: { scale: 1, negative: false },
  file: { scale: 3, negative: true },
} as const;

/** See {@link IMAGE_KINDS}. */
export type ImageKind = keyof typeof IMAGE_KINDS;

const WHITE = 255;

/** Encodes a drawing as a gray PNG. */
export function encodeDrawing(drawing: Drawing, kind: ImageKind): Uint8Array {
  const { scale, negative } = IMAGE_KINDS[kind];
  const { width, height, data } = inkImage(drawInk(drawing, scale));
  const pixels = negative ? data.map((value) => WHITE - value) : data;
  return encode({ width, height, data: pixels, channels: 1, depth: 8 });
}

/**
 * Writes each drawing as a PNG to the folder, which is created.
 *
 * @returns The paths, in the order of the drawings.
 */
export async function writeImages(
  drawings: readonly Drawing[],
  kind: ImageKind,
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const [i, drawing] of drawings.entries()) {
    const file = `${String(i).padStart(4, '0')} ${drawing.name.replace(/[^\w-]+/g, ' ')}.png`;
    const path = join(folder, file);
    await writeFile(path, encodeDrawing(drawing, kind));
    paths.push(path);
  }
  return paths;
}
