import type { SplitName } from '@lenet5/mnist';
import { loadSplit } from '../../data-set/load-data-set.js';
import { takeImage } from '../../data-set/take-image.js';
import type { Output } from '../../output.js';
import { drawDigit } from '../../terminal/digit.js';
import type { DataOptions } from './data-options.js';

/** Options of `lenet5 data show`. */
export interface ShowOptions extends DataOptions {
  /** Index of the image, from 0. */
  readonly index: number;
  readonly split: SplitName;
}

/**
 * Draws one image with its class, or prints its pixels as JSON.
 *
 * @throws UsageError if there is no such image.
 */
export async function showImage(options: ShowOptions, { out, err }: Output): Promise<void> {
  const { data, index, split, json, quiet } = options;
  const { set, verified, close } = await loadSplit(data, split, (text) => {
    if (!quiet) err.line(text);
  });
  const { pixels, shape, label } = await takeImage(set, index);
  await close();
  const name = set.classNames?.[label] ?? label;
  if (json) {
    out.data(
      JSON.stringify({ index, split, label, className: set.classNames?.[label], shape, pixels: [...pixels] }),
    );
    return;
  }
  for (const line of drawDigit(pixels, out, shape)) out.line(line);
  out.line(`${split} image ${index}: ${verified ? label : `class ${name}`}`);
}
