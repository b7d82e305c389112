import { type Extent, extentOf } from '../drawing/image-warnings.js';
import type { Part } from '../drawing/ink/keep-strokes.js';

/** The parts of one digit, and the rectangle of cells around them. */
export interface PartGroup extends Extent {
  readonly parts: readonly Part[];
}

/** Fraction of the narrower part's width that parts of one digit share, if they are above each other. */
const SHARED = 0.5;
/** Maximum gap between parts of one digit that are above each other, as a fraction of the taller part's height. */
const GAP = 0.35;
/** Minimum height of a digit, as a fraction of the tallest one's; smaller marks are dots and dashes. */
const SMALLEST = 0.3;
/** Fraction of the shorter digit's height that digits of one line share. */
const SAME_LINE = 0.5;

/** Groups the parts of an image to digits. A 5 can have a loose bar, above its body. */
export function groupParts(parts: readonly Part[], columns: number): PartGroup[] {
  let groups = parts.map((part): PartGroup => ({ ...extentOf(part, columns), parts: [part] }));
  for (let pair = findPair(groups); pair; pair = findPair(groups)) {
    const [one, other] = pair;
    groups = [...groups.filter((group) => group !== one && group !== other), merge(one, other)];
  }
  const tallest = groups.reduce((most, { height }) => Math.max(most, height), 0);
  return groups.filter(({ height, left, right }) => Math.max(height, right - left) >= SMALLEST * tallest);
}

/** Sorts digits into lines, from top to bottom, each from left to right. */
export function readingOrder(groups: readonly PartGroup[]): PartGroup[][] {
  const lines: PartGroup[][] = [];
  for (const group of [...groups].sort((a, b) => a.top - b.top)) {
    const line = lines.find((others) => others.some((other) => isOnLine(group, other)));
    if (line) line.push(group);
    else lines.push([group]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

function isOnLine(a: Extent, b: Extent): boolean {
  const shared = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return shared >= SAME_LINE * Math.min(a.height, b.height);
}

/** Two groups that belong to one digit; undefined if there are none. */
function findPair(groups: readonly PartGroup[]): readonly [PartGroup, PartGroup] | undefined {
  for (const [index, one] of groups.entries()) {
    const other = groups.slice(index + 1).find((candidate) => isOneDigit(one, candidate));
    if (other) return [one, other];
  }
  return undefined;
}

function isOneDigit(a: Extent, b: Extent): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left) + 1;
  const narrower = Math.min(a.right - a.left, b.right - b.left) + 1;
  const gap = Math.max(a.top, b.top) - Math.min(a.top + a.height, b.top + b.height);
  return shared >= SHARED * narrower && gap <= GAP * Math.max(a.height, b.height) && isLoose(a, b, gap);
}

/** Whether one of two parts is a stroke of the other: it overlaps it, or it is much flatter. */
function isLoose(a: Extent, b: Extent, gap: number): boolean {
  return gap < 0 || Math.min(a.height, b.height) < SAME_LINE * Math.max(a.height, b.height);
}

function merge(a: PartGroup, b: PartGroup): PartGroup {
  const [left, right] = [Math.min(a.left, b.left), Math.max(a.right, b.right)];
  const top = Math.min(a.top, b.top);
  const height = Math.max(a.top + a.height, b.top + b.height) - top;
  return { left, right, top, height, parts: [...a.parts, ...b.parts] };
}
