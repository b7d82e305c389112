import { expect, type TestContext } from 'vitest';

/** A measured value and its upper bound on a machine without other load. */
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
 * other load on the machine makes a figure worse, and a relevant regression exceeds twice the bound.
 */
export function expectFigure({ task }: TestContext, figure: Figure): void {
  task.meta.figures = [...(task.meta.figures ?? []), figure];
  expect(figure.value, figure.name).toBeLessThanOrEqual(2 * figure.bound);
}
