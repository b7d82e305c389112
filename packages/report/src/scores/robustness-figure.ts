import { meanCorruptedAccuracy, type Robustness, type RobustnessCurve } from '@lenet5/metrics';
import * as Plot from '@observablehq/plot';
import { valueAxis } from '../curves/value-axis.js';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { formatPercent } from '../drawing/number-format.js';
import { PALETTE, seriesColor } from '../drawing/palette.js';
import { textElement } from '../drawing/text-element.js';

const PANEL = { width: FIGURE_WIDTH / 2, height: 150 } as const;
const MARGIN = { marginTop: 30, marginRight: 12, marginBottom: 28, marginLeft: 50 } as const;
const HEAD = 44;
/** Panels in a row. */
const ACROSS = 2;
/** Ticks with labels on the vertical axis. */
const MOST_TICKS = 5;

/** The accuracy at one strength. */
interface StrengthPoint {
  readonly strength: number;
  readonly accuracy: number;
}

/**
 * Draws the accuracy on corrupted images by the strength of the corruption: one panel per corruption, all with the same vertical
 * axis, from the clean images at strength 0.
 *
 * @returns An SVG, 380 pixels wide.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { robustnessFigure } from '@lenet5/report';
 *
 * const blur = { corruption: 'blur', unit: 'px', strengths: [1, 2], accuracies: [0.97, 0.8] };
 * const svg = robustnessFigure({ seed: 42, clean: 0.99, curves: [blur] });
 * console.log(svg.includes('blur (px)')); // true
 * ```
 */
export function robustnessFigure(robustness: Robustness, options: FigureOptions = {}): string {
  const document = documentOf(options);
  const { clean, curves } = robustness;
  const axis = valueAxis('accuracy', [clean, ...curves.flatMap(({ accuracies }) => accuracies)]);
  const every = Math.ceil(axis.ticks.length / MOST_TICKS);
  const ticks = axis.ticks.filter((_, i) => (axis.ticks.length - 1 - i) % every === 0);
  const panels = curves.map((curve, i) => {
    const [x, y] = [(i % ACROSS) * PANEL.width, HEAD + Math.floor(i / ACROSS) * PANEL.height];
    const marks = panelMarks(curve, clean, ticks, axis.format);
    const plot = { ...PANEL, ...MARGIN, x: { label: null }, y: { domain: axis.domain, label: null }, marks };
    return textElement(x + 12, y + 18, nameOf(curve), { bold: true }) + drawPlot(document, plot, x, y);
  });
  const title = 'Accuracy on corrupted images';
  const head = [
    textElement(12, 20, title, { size: 14, bold: true }),
    textElement(12, 37, 'by the strength of the corruption · 0: the images themselves', {
      size: 11,
      fill: PALETTE.muted.light,
    }),
  ];
  const content = {
    width: FIGURE_WIDTH,
    height: HEAD + PANEL.height * Math.ceil(curves.length / ACROSS),
    title,
    description: robustnessDescription(robustness),
    content: [...head, ...panels].join(''),
  };
  return frame(content, 'robustness', options);
}

function panelMarks(
  curve: RobustnessCurve,
  clean: number,
  ticks: readonly number[],
  format: (value: number) => string,
): Plot.Markish[] {
  const points: StrengthPoint[] = [
    { strength: 0, accuracy: clean },
    ...curve.strengths.map((strength, i) => ({ strength, accuracy: curve.accuracies[i]! })),
  ];
  const tickStyle = { fill: PALETTE.muted.light, fontVariant: 'tabular-nums' } as const;
  const line = { x: 'strength', y: 'accuracy' } as const;
  const title = ({ strength, accuracy }: StrengthPoint): string =>
    `${curve.corruption} ${strength}${curve.unit && ` ${curve.unit}`}: ${formatPercent(accuracy, 2)}`;
  return [
    Plot.gridY(ticks, { stroke: PALETTE.line.light, strokeOpacity: 1 }),
    Plot.axisY(ticks, { ...tickStyle, text: ticks.map(format), tickSize: 0 }),
    Plot.axisX([0, ...curve.strengths], { ...tickStyle, tickFormat: String, tickSize: 4 }),
    Plot.lineY(points, { ...line, stroke: seriesColor(0), strokeWidth: 2 }),
    Plot.dot(points, { ...line, fill: seriesColor(0), r: 2.5, title }),
  ];
}

/** The name of a corruption with its unit. */
function nameOf({ corruption, unit }: RobustnessCurve): string {
  return unit === '' ? corruption : `${corruption} (${unit})`;
}

/** Describes a robustness in two sentences: the mean, and the strongest corruption with the lowest accuracy. */
export function robustnessDescription(robustness: Robustness): string {
  const { clean, curves } = robustness;
  const mean = meanCorruptedAccuracy(robustness);
  const ends = curves.flatMap(({ corruption, accuracies }) =>
    accuracies.slice(-1).map((accuracy) => ({ corruption, accuracy })),
  );
  const [lowest] = ends.sort((a, b) => a.accuracy - b.accuracy);
  const opening = `The accuracy is ${formatPercent(clean, 2)} on the images themselves`;
  if (!lowest) return `${opening}.`;
  return (
    `${opening} and ${formatPercent(mean, 2)} on average over the corruptions and strengths. ` +
    `At the highest strength, it is lowest for ${lowest.corruption}: ${formatPercent(lowest.accuracy, 2)}.`
  );
}
