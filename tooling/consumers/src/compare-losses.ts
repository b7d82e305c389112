import type { Outcome } from './results.js';

/** How much the loss of tfjs may differ between environments, relative to it. The compiled engine gives the same bits. */
const TFJS_TOLERANCE = 1e-4;

/** The first loss of each engine, and the row that it is from. */
const first = new Map<string, { readonly loss: number; readonly row: string }>();

/**
 * Marks an outcome as failed if its loss is not that of the rows before it: the same training must give the same result in
 * every environment.
 */
export function compareLosses(row: string, outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.map((outcome) => {
    const { column, loss } = outcome;
    if (loss === undefined) return outcome;
    const [engine = column] = column.split(',');
    const expected = first.get(engine) ?? { loss, row };
    first.set(engine, expected);
    const tolerance = engine === 'tfjs' ? TFJS_TOLERANCE * expected.loss : 0;
    if (Math.abs(loss - expected.loss) <= tolerance) return outcome;
    const text = `its loss (${loss}) is not that of ${expected.row} (${expected.loss})`;
    return { ...outcome, passed: false, text };
  });
}
