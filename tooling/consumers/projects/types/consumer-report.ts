// The types of the report use `Document`, so they need the library "dom".
import { curvesFigure, renderReport } from '@lenet5/report';

export function draw(document: Document, loss: number[]): string[] {
  const run = {
    name: 'first',
    history: { loss, accuracy: loss, val_loss: loss, val_accuracy: loss },
    validationSize: 100,
  };
  return [renderReport({ runs: [run] }, { document }), curvesFigure.name];
}
