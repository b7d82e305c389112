import type { ConfusionMatrix } from '@lenet5/metrics';
import { confusionFigure } from '@lenet5/report';
import type { VNode } from 'preact';
import { ReportFigure } from '../components/report-figure.js';
import { useQueued } from '../scheduling/use-queued.js';

/** A cell of the confusion matrix: the true class and the predicted class. */
export interface ConfusionCell {
  readonly truth: number;
  readonly predicted: number;
}

/** The confusion matrix of `@lenet5/report`, with cells that can be selected. */
export function ConfusionChart({
  confusion,
  onSelect,
}: {
  readonly confusion: ConfusionMatrix;
  readonly onSelect: (cell: ConfusionCell) => void;
}): VNode | null {
  const svg = useQueued(() => confusionFigure(confusion, undefined, { standalone: false }), confusion);
  return svg === undefined ? null : (
    <ReportFigure svg={svg} onRender={(figure) => makeButtons(figure, onSelect)} />
  );
}

/** The title of a cell: "4 predicted as 9: 12". */
const TITLE = /^(\d) predicted as (\d): /;

/** Turns the cells into buttons. Tab reaches the group, the arrow keys move within it. */
function makeButtons(figure: SVGSVGElement, onSelect: (cell: ConfusionCell) => void): void {
  figure.setAttribute('role', 'group');
  const cells = [...figure.querySelectorAll('rect')].flatMap((rect) => {
    const title = rect.querySelector('title')?.textContent ?? '';
    const [, truth, predicted] = TITLE.exec(title) ?? [];
    return truth && predicted
      ? [{ rect, title, cell: { truth: Number(truth), predicted: Number(predicted) } }]
      : [];
  });
  const rects = cells.map(({ rect }) => rect);
  for (const [index, { rect, title, cell }] of cells.entries()) {
    rect.setAttribute('role', 'button');
    rect.setAttribute('aria-label', title);
    rect.setAttribute('tabindex', index === 0 ? '0' : '-1');
    rect.addEventListener('click', () => onSelect(cell));
    rect.addEventListener('keydown', (event) => {
      const isActivation = event.key === 'Enter' || event.key === ' ';
      if (isActivation) onSelect(cell);
      if (isActivation || moveFocus(event.key, index, rects)) event.preventDefault();
    });
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Moves the focus to the next cell. Returns whether the key is an arrow key. */
function moveFocus(key: string, index: number, cells: readonly SVGRectElement[]): boolean {
  const step = STEPS[key];
  if (step === undefined) return false;
  const next = cells[(index + step + cells.length) % cells.length]!;
  cells[index]!.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
  return true;
}
