import { expect, type TestContext } from 'vitest';

/** A measured value and the bound that it stays below on a quiet machine. */
export interface Figure {
  /** What is measured, as a phrase: `page: time per epoch`. */
  readonly name: string;
  readonly value: number;
  readonly bound: number;
  /** The unit of value and bound; empty for a ratio. */
  readonly unit: string;
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/**
 * Writes a figure to the test report, from which `npm run test:perf` prints it, and checks it against twice its bound:
 * a busy machine makes a figure worse than it is, and a regression worth an alarm is larger.
 */
export function expectFigure({ task }: TestContext, figure: Figure): void {
  task.meta.figures = [...(task.meta.figures ?? []), figure];
  expect(figure.value, figure.name).toBeLessThanOrEqual(2 * figure.bound);
}
