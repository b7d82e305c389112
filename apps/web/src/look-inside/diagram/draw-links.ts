import type { Unit } from '../unit.js';
import { type Box, unitBox } from './layout.js';
import type { DiagramColors } from './palette.js';
import { windowsAfter, windowsBefore } from './windows.js';

/** A unit, linked to its windows or to other units. */
export interface Link {
  readonly unit: Unit;
  readonly color: string;
  /** Whether the numbers come from the layer before, as in the forward pass, or from the layer after. */
  readonly from: 'before' | 'after';
  /** Whether to draw only the unit. */
  readonly isBare?: boolean;
  /** The units whose terms are the largest, each as a fraction of the largest one, with its sign. */
  readonly terms?: readonly { readonly unit: Unit; readonly share: number }[];
}

const middleLeft = (box: Box) => [box.x, box.y + box.height / 2] as const;
const middleRight = (box: Box) => [box.x + box.width, box.y + box.height / 2] as const;

/** Draws links: the windows in the layer before with lines to the unit, or lines between units. */
export function drawLinks(
  context: CanvasRenderingContext2D,
  colors: DiagramColors,
  links: readonly Link[],
): void {
  for (const link of links) {
    if (link.terms) drawTerms(context, colors, link);
    else drawWindows(context, link);
  }
}

function line(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** Draws the windows that the numbers of a unit come from, and lines from their corners to the unit. */
function drawWindows(context: CanvasRenderingContext2D, { unit, color, from, isBare }: Link): void {
  const box = unitBox(unit);
  const [near, far] = from === 'before' ? [box.x, 1] : [box.x + box.width, 0];
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.strokeRect(box.x, box.y, box.width, box.height);
  if (isBare) return;
  for (const window of from === 'before' ? windowsBefore(unit) : windowsAfter(unit)) {
    context.lineWidth = 2;
    context.strokeRect(window.x, window.y, window.width, window.height);
    context.lineWidth = 1;
    context.globalAlpha = 0.65;
    const side = window.x + far * window.width;
    line(context, [side, window.y], [near, box.y]);
    line(context, [side, window.y + window.height], [near, box.y + box.height]);
    context.globalAlpha = 1;
  }
}

/** Draws a line to each of the units with the largest terms: its color is the sign, its width the size of the term. */
function drawTerms(
  context: CanvasRenderingContext2D,
  colors: DiagramColors,
  { unit, terms, from }: Link,
): void {
  const box = unitBox(unit);
  for (const { unit: other, share } of terms ?? []) {
    const otherBox = unitBox(other);
    context.strokeStyle = share < 0 ? colors.negative : colors.positive;
    context.lineWidth = 0.75 + 2.25 * Math.abs(share);
    context.globalAlpha = 0.35 + 0.6 * Math.abs(share);
    if (from === 'before') line(context, middleRight(otherBox), middleLeft(box));
    else line(context, middleLeft(otherBox), middleRight(box));
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeRect(otherBox.x, otherBox.y, otherBox.width, otherBox.height);
  }
}
