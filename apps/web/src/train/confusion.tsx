import type { ConfusionMatrix } from '@lenet5/metrics';
import { confusionFigure } from '@lenet5/report';
import type { VNode } from 'preact';
import { ReportFigure } from '../components/report-figure.js';
import { useInTurn } from '../scheduling/use-queued.js';

/** A mistake: what a digit is, and what it was taken for. */
export interface MistakeKind {
  readonly truth: number;
  readonly predicted: number;
}

/** The confusion matrix of `@lenet5/report`, its coloured cells made buttons. */
export function Confusion({
  confusion,
  choose,
}: {
  readonly confusion: ConfusionMatrix;
  readonly choose: (cell: MistakeKind) => void;
}): VNode | null {
  const svg = useInTurn(() => confusionFigure(confusion, undefined, { standalone: false }), confusion);
  return svg === undefined ? null : (
    <ReportFigure svg={svg} ready={(figure) => makeButtons(figure, choose)} />
  );
}

/** What a cell's title says: "4 predicted as 9: 12". */
const TITLE = /^(\d) predicted as (\d): /;

function makeButtons(figure: SVGSVGElement, choose: (cell: MistakeKind) => void): void {
  figure.setAttribute('role', 'group');
  const cells = [...figure.querySelectorAll('rect')].flatMap((rect) => {
    const words = rect.querySelector('title')?.textContent ?? '';
    const [, truth, predicted] = TITLE.exec(words) ?? [];
    return truth && predicted
      ? [{ rect, words, kind: { truth: Number(truth), predicted: Number(predicted) } }]
      : [];
  });
  for (const [index, { rect, words, kind }] of cells.entries()) {
    rect.setAttribute('role', 'button');
    rect.setAttribute('aria-label', words);
    rect.setAttribute('tabindex', index === 0 ? '0' : '-1');
    rect.addEventListener('click', () => choose(kind));
    rect.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') choose(kind);
      else if (
        !move(
          event.key,
          index,
          cells.map((cell) => cell.rect),
        )
      )
        return;
      event.preventDefault();
    });
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Moves the focus to the next cell; false where the key is no arrow. */
function move(key: string, index: number, cells: readonly SVGRectElement[]): boolean {
  const step = STEPS[key];
  if (step === undefined) return false;
  const next = cells[(index + step + cells.length) % cells.length]!;
  cells[index]!.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
  return true;
}
