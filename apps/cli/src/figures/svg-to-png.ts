import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { packageFile } from '../package-info.js';

/** Pixels per unit of the figures, for displays with a high resolution and for print. */
const SCALE = 2;

/** The typeface in the package. The program that draws has none of its own. */
const TYPEFACE = 'Inter';

let starting: Promise<Uint8Array> | undefined;

/** Starts the program that draws. Returns the typeface. */
async function start(): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  const [program, font] = await Promise.all([
    readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(packageFile('dist/inter-latin-400-normal.woff2')),
  ]);
  await initWasm(program);
  return new Uint8Array(font);
}

/**
 * Draws a figure on white.
 *
 * @param svg a figure of `@lenet5/report` with `standalone: true`.
 * @returns a PNG file with two pixels per unit of the figure.
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  starting ??= start();
  const font = await starting;
  const drawing = new Resvg(svg, {
    background: 'white',
    // Pixels of filters have sharp edges.
    imageRendering: 1,
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers: [font], defaultFontFamily: TYPEFACE, sansSerifFamily: TYPEFACE },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}
