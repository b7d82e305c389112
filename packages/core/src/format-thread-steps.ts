import { formatQuantity } from './errors/format-quantity.js';

/**
 * Formats how many steps ran on how many threads, the most first: "1,700 steps on 2 threads, 175 steps on 1 thread".
 *
 * @param steps the steps on one thread, on two, and so on
 *
 * @example
 * ```ts
 * import { formatThreadSteps } from '@lenet5/core';
 *
 * console.log(formatThreadSteps([175, 1_700])); // 1,700 steps on 2 threads, 175 steps on 1 thread
 * ```
 */
export function formatThreadSteps(steps: readonly number[]): string {
  const counts = steps
    .map((count, index) => ({ count, threads: index + 1 }))
    .filter(({ count }) => count > 0);
  const most = counts.toSorted((a, b) => b.count - a.count);
  const texts = most.map(
    ({ count, threads }) => `${formatQuantity(count, 'step')} on ${formatQuantity(threads, 'thread')}`,
  );
  return texts.join(', ') || 'no step so far';
}
