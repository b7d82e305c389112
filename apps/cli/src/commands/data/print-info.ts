import { type AnyImageSet, classNames, countClasses, imageShape, type OpenMnist } from '@lenet5/mnist';
import { loadDataSet } from '../../data-set/load-data-set.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import type { Output } from '../../output.js';
import { formatCount } from '../../terminal/format.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wrap } from '../../terminal/wrap.js';
import type { DataOptions } from './data-options.js';
import { type PixelStatistics, pixelStatistics } from './pixel-statistics.js';

/** Facts about the training or the test images. */
interface PartInfo extends PixelStatistics {
  readonly images: number;
  readonly perClass: readonly number[];
}

async function infoOf(set: AnyImageSet): Promise<PartInfo> {
  return { images: set.count, perClass: countClasses(set), ...(await pixelStatistics(set)) };
}

function drawInfo(
  parts: readonly [string, PartInfo][],
  names: readonly string[],
  terminal: Terminal,
): string[] {
  const [, first] = parts[0] ?? [];
  const rows = [
    ...(first?.perClass ?? []).map((_, label) => [
      names[label] ?? String(label),
      ...parts.map(([, { perClass }]) => formatCount(perClass[label] ?? 0)),
    ]),
    ['all', ...parts.map(([, { images }]) => formatCount(images))],
    ['mean', ...parts.map(([, { mean }]) => mean.toFixed(4))],
    ['deviation', ...parts.map(([, { deviation }]) => deviation.toFixed(4))],
  ];
  return drawTable(
    ['class', ...parts.map(([name]) => name)].map((head) => ({ head: terminal.style('dim', head) })),
    rows,
  );
}

function jsonInfo(
  { source, verified, provenance, notes, ...sets }: OpenMnist,
  train: PartInfo,
  test: PartInfo,
): string {
  const format = { shape: imageShape(sets.train), classNames: sets.train.classNames };
  return JSON.stringify({ source, verified, provenance, notes, ...format, train, test });
}

/** Prints the number of images of each class, and the mean and standard deviation of the pixels. */
export async function printInfo({ data, json, quiet }: DataOptions, { out, err }: Output): Promise<void> {
  const note = (text: string): void => {
    if (!quiet) err.line(text);
  };
  const loaded = await loadDataSet(data, note);
  const [train, test] = [await infoOf(loaded.train), await infoOf(loaded.test)];
  await loaded.close();
  if (json) {
    out.data(jsonInfo(loaded, train, test));
    return;
  }
  const [rows, columns, channels] = imageShape(loaded.train);
  const size = `${rows}×${columns}${channels === 1 ? '' : `×${channels}`}`;
  const head = `${loaded.provenance} (${loaded.source}): ${size} pixels, 0 (paper) to 1 (ink)`;
  for (const line of out.animated ? wrap(head, out.columns) : [head]) out.line(line);
  out.line();
  for (const line of drawInfo(
    [
      ['train', train],
      ['test', test],
    ],
    classNames(loaded.train),
    out,
  ))
    out.line(line);
  const call = currentInvocation();
  const flag = data === 'bundled' ? '' : ` --data ${quoteWord(data)}`;
  if (!quiet) err.line('to show one: ', `${call} data show --index 0${flag}`);
}
