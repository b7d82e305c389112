import type { Info } from './draw-info.js';

/** The description of a model as JSON. */
export function jsonInfo({ model, checkpoint, training }: Info): string {
  const { file, format, bytes, sha256, layers, totals, inputShape, classes, classNames, output } = model;
  const { assumed, notes } = model;
  return JSON.stringify({
    file,
    format,
    bytes,
    sha256,
    inputShape,
    classes,
    classNames,
    output,
    ...totals,
    layers,
    checkpoint,
    run: training && {
      folder: training.folder,
      status: training.status,
      ...training.start,
      epochs: training.epochs,
      epochsAsked: training.start?.epochs,
      startedAt: training.startedAt,
      lenet5: training.lenet5,
      command: training.command,
      options: Object.fromEntries(training.options),
      best: training.best,
      last: training.last,
    },
    assumed,
    notes,
  });
}
