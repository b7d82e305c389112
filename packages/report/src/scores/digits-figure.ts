import { formatQuantity, type ImageShape } from '@lenet5/core';
import type { Mistake } from '@lenet5/metrics';
import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, type FigureOptions, frame } from '../drawing/figure.js';
import { formatPercent, shorten } from '../drawing/number-format.js';
import { PALETTE } from '../drawing/palette.js';
import { pngDataUri } from '../drawing/png-data-uri.js';
import { ReportDataError } from '../report-data-error.js';

/** An image with its true and predicted class. */
export interface PredictedImage extends Mistake {
  /** Row-major, 0 (background) to 255 (ink): of `shape`, or of `[size, size]`. The size of an MNIST image is 28. */
  readonly pixels: ArrayLike<number>;
  /** Rows, columns and channels. By default the image is square and gray. */
  readonly shape?: ImageShape;
}

/** Options of `digitsFigure()`. */
export interface DigitsFigureOptions extends FigureOptions {
  /** One name per class, in order. Defaults to the class numbers. */
  readonly classNames?: readonly string[];
  /** Images per row. Defaults to 5, or to 3 if a class name is long. */
  readonly columns?: number;
}

const SIDE = 56;
const CELL = { height: 114, top: 10, left: 12 } as const;
const LINE = 14;
const LONGEST_NAME = 11;

/**
 * Draws a gallery of images in the given order with the true class, the predicted class and its probability. As in MNIST,
 * ink is white.
 *
 * @returns An SVG, 380 pixels wide unless `columns` is set.
 * @throws ReportDataError if an image is not square or does not have its shape, or is empty.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { loadMnist } from '@lenet5/mnist';
 * import { digitsFigure } from '@lenet5/report';
 *
 * const { test } = await loadMnist();
 * const pixels = test.images.subarray(8 * 784, 9 * 784);
 * const svg = digitsFigure([{ index: 8, label: 5, predicted: 6, confidence: 0.83, pixels }]);
 * console.log(svg.includes('Image 8: 5 predicted as 6')); // true
 * ```
 */
export function digitsFigure(images: readonly PredictedImage[], options: DigitsFigureOptions = {}): string {
  const document = documentOf(options, ['classNames', 'columns']);
  const { classNames } = options;
  const name = (label: number): string => classNames?.[label] ?? String(label);
  const long = classNames?.some((className) => className.length > 4) ?? false;
  const columns = options.columns ?? (long ? 3 : 5);
  const cell = long ? 122 : 74;
  const placed = images.map((image, i) => ({
    image,
    x: CELL.left + cell * (i % columns),
    y: CELL.top + CELL.height * Math.floor(i / columns),
    src: imageUri(image, i),
    title: imageTitle(image, name),
  }));
  const size = {
    width: cell * columns + (long ? 14 : 10),
    height: CELL.height * Math.max(1, Math.ceil(images.length / columns)) + CELL.top,
  };
  const plot: Plot.PlotOptions = {
    ...size,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: marks(placed, name),
  };
  const description = placed.map(({ title }) => title).join(' ') || 'No images.';
  const content = drawPlot(document, plot);
  return frame({ ...size, title: 'Images and predictions', description, content }, 'digits', options);
}

interface Placed {
  readonly image: PredictedImage;
  /** Top left corner of the image. */
  readonly x: number;
  readonly y: number;
  readonly src: string;
  readonly title: string;
}

function marks(placed: readonly Placed[], name: (label: number) => string): Plot.Markish[] {
  return [
    Plot.image(placed, {
      x: ({ x }: Placed) => x + SIDE / 2,
      y: ({ y }: Placed) => y + SIDE / 2,
      src: 'src',
      width: SIDE,
      height: SIDE,
      imageRendering: 'pixelated',
      title: 'title',
    }),
    Plot.rect(placed, {
      ...{ x1: 'x', y1: 'y', x2: ({ x }: Placed) => x + SIDE, y2: ({ y }: Placed) => y + SIDE },
      stroke: PALETTE.line.light,
      pointerEvents: 'none',
    }),
    line(placed, 1, ({ image }) => `true ${shorten(name(image.label), LONGEST_NAME)}`),
    line(placed, 2, ({ image }) => `pred. ${shorten(name(image.predicted), LONGEST_NAME)}`, true),
    line(placed, 3, ({ image }) => formatPercent(image.confidence)),
  ];
}

function line(
  placed: readonly Placed[],
  row: number,
  text: (placed: Placed) => string,
  verdict = false,
): Plot.Markish {
  return Plot.text(placed, {
    x: 'x',
    y: ({ y }: Placed) => y + SIDE + LINE * row - 4,
    text,
    textAnchor: 'start',
    lineAnchor: 'middle',
    ...(verdict && { fontWeight: 600, fill: ({ image }: Placed) => verdictColor(image) }),
  });
}

function verdictColor({ label, predicted }: Mistake): string {
  return label === predicted ? PALETTE.text.light : PALETTE.mistake.light;
}

function imageUri({ pixels, shape }: PredictedImage, index: number): string {
  const size = Math.sqrt(pixels.length);
  const [rows, columns, channels] = shape ?? [size, size, 1];
  const isWhole = [rows, columns].every((side) => Number.isInteger(side) && side > 0);
  if (isWhole && rows * columns * channels === pixels.length && isChannels(channels)) {
    return pngDataUri(Uint8Array.from(pixels), columns, rows, channels);
  }
  throw new ReportDataError(
    `images[${index}].pixels`,
    shape ? 'does not have its shape' : 'is not square',
    formatQuantity(pixels.length, 'pixel'),
    shape ? `use ${shape.join(' × ')} values` : 'use size × size pixels, 784 for MNIST',
  );
}

function isChannels(channels: number): channels is 1 | 2 | 3 | 4 {
  return channels >= 1 && channels <= 4;
}

function imageTitle(
  { index, label, predicted, confidence }: Mistake,
  name: (label: number) => string,
): string {
  return `Image ${index}: ${name(label)} predicted as ${name(predicted)} with ${formatPercent(confidence)}.`;
}
