import { type ConfusionMatrix, confusionRows } from '@lenet5/metrics';
import { csvRow } from '../../files/csv.js';

/** A confusion matrix as CSV: one row per true class, which the first column names, and one column per predicted class. */
export function confusionCsv(confusion: ConfusionMatrix, classNames?: readonly string[]): string {
  const rows = confusionRows(confusion);
  const name = (label: number): string => classNames?.[label] ?? String(label);
  const head = ['label', ...rows.map((_, label) => name(label))];
  const lines = [head, ...rows.map((row, label) => [name(label), ...row])];
  return `${lines.map(csvRow).join('\n')}\n`;
}
