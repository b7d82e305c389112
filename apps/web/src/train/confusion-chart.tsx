import { type ConfusionMatrix, confusionRows } from '@lenet5/metrics';
import { CLASSES } from '@lenet5/mnist';
import type { VNode } from 'preact';
import { useDrawing } from '../charts/use-drawing.js';
import { ReportFigure } from '../components/report-figure.js';
import { translateFigure } from '../components/translate-figure.js';
import { FIGURE_WORDS } from '../language/figure-words.js';
import { count, percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
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
  const drawing = useDrawing();
  const draw = (): string | undefined =>
    drawing?.confusionFigure(confusion, undefined, { standalone: false });
  const svg = useQueued(draw, confusion, drawing);
  return svg === undefined ? null : (
    <ReportFigure
      svg={svg}
      onRender={(figure) => {
        makeButtons(figure, onSelect);
        translate(figure, confusion);
      }}
    />
  );
}

/** How many of the most frequent mistakes the description names. */
const MAX_MISTAKES = 3;

/** Translates the figure, and describes it: the correct predictions, and the most frequent mistakes. */
function translate(figure: SVGSVGElement, confusion: ConfusionMatrix): void {
  const words = laterTexts.peek().figures.confusion;
  const cells = confusionRows(confusion).flatMap((row, truth) =>
    row.map((times, predicted) => ({ truth, predicted, times })),
  );
  const sumOf = (some: typeof cells): number => some.reduce((sum, { times }) => sum + times, 0);
  const [all, correct] = [sumOf(cells), sumOf(cells.filter(({ truth, predicted }) => truth === predicted))];
  const mistakes = cells
    .filter(({ truth, predicted, times }) => truth !== predicted && times > 0)
    .sort((a, b) => b.times - a.times)
    .slice(0, MAX_MISTAKES)
    .map(({ truth, predicted, times }) => words.cell(truth, predicted, count(times)));
  const description =
    words.description(count(all), count(correct), percentage(correct / all, 2)) +
    (mistakes.length > 0 ? ` ${words.mistakes(mistakes.join(', '))}` : '');
  const { title, predicted, truth } = FIGURE_WORDS.confusion;
  const own = { [title]: words.title, [predicted]: words.predicted, [truth]: words.truth };
  translateFigure(figure, own, description);
}

/** The title of a cell: "4 predicted as 9: 12". */
const TITLE = /^(\d) predicted as (\d): (.+)$/;

/** Turns the cells into buttons. Tab reaches the group, the arrow keys move within it. */
function makeButtons(figure: SVGSVGElement, onSelect: (cell: ConfusionCell) => void): void {
  figure.setAttribute('role', 'group');
  const cells = [...figure.querySelectorAll('rect')].flatMap((rect) => {
    const title = rect.querySelector('title');
    const [, truth, predicted, times] = TITLE.exec(title?.textContent ?? '') ?? [];
    if (!title || !truth || !predicted || !times) return [];
    const cell = { truth: Number(truth), predicted: Number(predicted) };
    title.textContent = laterTexts.peek().figures.confusion.cell(cell.truth, cell.predicted, times);
    return [{ rect, title: title.textContent, cell }];
  });
  const rects = cells.map(({ rect }) => rect);
  const places = cells.map(({ cell }) => cell);
  for (const [index, { rect, title, cell }] of cells.entries()) {
    rect.setAttribute('role', 'button');
    rect.setAttribute('aria-label', title);
    rect.setAttribute('tabindex', index === 0 ? '0' : '-1');
    rect.addEventListener('click', () => onSelect(cell));
    rect.addEventListener('keydown', (event) => {
      const isActivation = event.key === 'Enter' || event.key === ' ';
      if (isActivation) onSelect(cell);
      const next = nextCell(event.key, index, places);
      if (next !== undefined) moveFocus(rect, rects[next] ?? rect);
      if (isActivation || next !== undefined) event.preventDefault();
    });
  }
}

function moveFocus(from: SVGRectElement, to: SVGRectElement): void {
  from.setAttribute('tabindex', '-1');
  to.setAttribute('tabindex', '0');
  to.focus();
}

/** The direction of each arrow key: rows are true classes, columns are predicted ones. */
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowUp: [-1, 0],
};

/** The index of the nearest cell in the direction of an arrow key; the present one at the edge; undefined for other keys. */
export function nextCell(key: string, index: number, cells: readonly ConfusionCell[]): number | undefined {
  const [rows, columns] = STEPS[key] ?? [0, 0];
  const from = cells[index];
  if (!from || (rows === 0 && columns === 0)) return undefined;
  for (let step = 1; step < CLASSES; step++) {
    const [truth, predicted] = [from.truth + step * rows, from.predicted + step * columns];
    const next = cells.findIndex((cell) => cell.truth === truth && cell.predicted === predicted);
    if (next >= 0) return next;
  }
  return index;
}
