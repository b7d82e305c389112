import * as Plot from '@observablehq/plot';
import { shorten } from '../drawing/number-format.js';
import type { Curve, CurvePoint } from './curve.js';
import { spread } from './spread.js';
import type { ValueAxis } from './value-axis.js';

/** The labels at the ends of the lines, and the width that they need to the right of the chart, in pixels. */
export interface EndLabels {
  readonly marks: Plot.Markish[];
  readonly width: number;
}

/** The area of the lines: the epoch at its right edge, and its top and bottom in pixels. */
export interface LinesField {
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The label of a curve and the end of its line. */
interface EndLabel {
  readonly text: string;
  readonly end: CurvePoint;
  readonly color: string;
}

const LONGEST = 14;
const LINE_HEIGHT = 14;

/** Places the label of each curve beside its end without overlaps, and connects both with a thin line. */
export function endLabels(curves: readonly Curve[], axis: ValueAxis, field: LinesField): EndLabels {
  const labeled = curves.flatMap(({ label, points, color }): EndLabel[] => {
    const end = points.at(-1);
    return label === undefined || !end ? [] : [{ text: shorten(label, LONGEST), end, color }];
  });
  const y = Plot.scale({
    y: { type: axis.type, domain: [...axis.domain], range: [field.bottom, field.top] },
  });
  const placed = spread(
    labeled.map(({ end }) => y.apply(end.value)),
    LINE_HEIGHT,
    field.top,
    field.bottom,
  );
  const longest = Math.max(0, ...labeled.map(({ text }) => text.length));
  return {
    width: 20 + 6.8 * longest,
    marks: labeled.flatMap((label, i) =>
      endMarks(label, field.right, y.invert?.(placed[i]!) ?? label.end.value),
    ),
  };
}

/** A label at (x, y), in the units of the chart, and the thin line from the curve to it. */
function endMarks({ text, end, color }: EndLabel, x: number, y: number): Plot.Markish[] {
  return [
    Plot.link([end], {
      ...{ x1: end.epoch, y1: end.value, x2: x, y2: y },
      stroke: color,
      strokeWidth: 0.75,
      strokeOpacity: 0.6,
    }),
    Plot.text([text], { x, y, text: [text], dx: 10, textAnchor: 'start', fill: color, fontWeight: 600 }),
  ];
}
