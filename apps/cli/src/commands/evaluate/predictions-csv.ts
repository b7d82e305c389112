import { argmax } from '@lenet5/metrics';
import type { ImageSet } from '@lenet5/mnist';
import { classColumns, csvRow } from '../../files/csv.js';
import type { Predicted } from '../../model-file/predict-all.js';

/**
 * The predictions of a model as CSV: one row per image, in the order of the data set. `label` is the true class. A network that
 * has penalties has more columns, and classes with names are named in the last two.
 */
export function predictionsCsv(
  { labels, count, classNames }: Pick<ImageSet, 'labels' | 'count' | 'classNames'>,
  { probabilities, amongDigits, scores }: Predicted,
): string {
  const classes = probabilities.length / count;
  const row = (values: Float32Array, index: number): Float32Array =>
    values.subarray(index * classes, (index + 1) * classes);
  const head = [
    ...['index', 'label', 'predicted'],
    ...classColumns('p', classes),
    ...(scores ? ['none_of_these', ...classColumns('penalty', classes)] : []),
    ...(classNames ? ['label_name', 'predicted_name'] : []),
  ];
  const lines = [csvRow(head)];
  for (const [index, label] of labels.entries()) {
    const predicted = argmax(row(amongDigits, index));
    const penalties = scores ? [scores.noneOfThese[index], ...row(scores.penalties, index)] : [];
    const names = classNames ? [classNames[label], classNames[predicted]] : [];
    lines.push(csvRow([index, label, predicted, ...row(probabilities, index), ...penalties, ...names]));
  }
  return `${lines.join('\n')}\n`;
}
