import * as Plot from '@observablehq/plot';
import type { Curve, CurvePoint } from './curve.js';
import { shorten } from './number-format.js';
import { spread } from './spread.js';
import type { ValueAxis } from './value-axis.js';

/** The names beside the lines' ends, and the room they need to the right of the chart, in pixels. */
export interface EndLabels {
  readonly marks: Plot.Markish[];
  readonly width: number;
}

/** The lines' field: the epoch at its right edge, and its top and bottom edge in pixels. */
export interface LinesField {
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A curve's name, and where its line ends. */
interface EndLabel {
  readonly text: string;
  readonly end: CurvePoint;
  readonly colour: string;
}

const LONGEST = 14;
const LINE_HEIGHT = 14;

/** Writes each labelled curve's name beside its end, moved apart where they would meet, with a hair line to its end. */
export function endLabels(curves: readonly Curve[], axis: ValueAxis, field: LinesField): EndLabels {
  const labelled = curves.flatMap(({ label, points, colour }): EndLabel[] => {
    const end = points.at(-1);
    return label === undefined || !end ? [] : [{ text: shorten(label, LONGEST), end, colour }];
  });
  const y = Plot.scale({
    y: { type: axis.type, domain: [...axis.domain], range: [field.bottom, field.top] },
  });
  const placed = spread(
    labelled.map(({ end }) => y.apply(end.value)),
    LINE_HEIGHT,
    field.top,
    field.bottom,
  );
  const longest = Math.max(0, ...labelled.map(({ text }) => text.length));
  return {
    width: 20 + 6.8 * longest,
    marks: labelled.flatMap((label, i) =>
      endMarks(label, field.right, y.invert?.(placed[i]!) ?? label.end.value),
    ),
  };
}

/** A name at (x, y), in the chart's units, and the hair line that leads to it. */
function endMarks({ text, end, colour }: EndLabel, x: number, y: number): Plot.Markish[] {
  return [
    Plot.link([end], {
      ...{ x1: end.epoch, y1: end.value, x2: x, y2: y },
      stroke: colour,
      strokeWidth: 0.75,
      strokeOpacity: 0.6,
    }),
    Plot.text([text], { x, y, text: [text], dx: 10, textAnchor: 'start', fill: colour, fontWeight: 600 }),
  ];
}
