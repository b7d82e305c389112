import type { EpochEvent } from '@lenet5/trainer';

const COLUMNS = [
  'epoch',
  'loss',
  'accuracy',
  'val_loss',
  'val_accuracy',
  'seconds',
  'imagesPerSecond',
  'learningRate',
] as const;

/** The epochs as CSV with a header (RFC 4180). Values that were not measured are empty. */
export function resultsCsv(epochs: readonly EpochEvent[]): string {
  const rows = epochs.map((epoch) =>
    COLUMNS.map((column) => (Number.isFinite(epoch[column]) ? epoch[column] : '')).join(','),
  );
  return [COLUMNS.join(','), ...rows, ''].join('\n');
}
