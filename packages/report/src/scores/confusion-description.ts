import { formatQuantity } from '@lenet5/core';
import { formatCount, formatPercent } from '../drawing/number-format.js';

/** Describes a confusion matrix in two sentences: the correct predictions and the most frequent mistakes. */
export function confusionDescription(rows: readonly (readonly number[])[], names: readonly string[]): string {
  const total = rows.flat().reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'No image was counted.';
  const correct = rows.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
  const first = `Of ${formatQuantity(total, 'image')}, ${formatCount(correct)} (${formatPercent(correct / total, 2)}) are predicted correctly.`;
  const mistakes = frequentMistakes(rows)
    .slice(0, 3)
    .map(({ truth, predicted, count }) => {
      const times = count === 1 ? 'once' : `${formatCount(count)} times`;
      return `${names[truth]} predicted as ${names[predicted]} (${times})`;
    });
  return mistakes.length === 0 ? first : `${first} Most frequent mistakes: ${mistakes.join(', ')}.`;
}

function frequentMistakes(
  rows: readonly (readonly number[])[],
): { truth: number; predicted: number; count: number }[] {
  return rows
    .flatMap((row, truth) => row.map((count, predicted) => ({ truth, predicted, count })))
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .sort((a, b) => b.count - a.count || a.truth - b.truth || a.predicted - b.predicted);
}
