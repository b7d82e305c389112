/**
 * Unique names of a model's weights, in their order. If several weights have the same name, the second gets the suffix
 * `_1`, the third `_2`.
 *
 * @example
 * ```ts
 * import { weightNames } from '@lenet5/core';
 *
 * const weights = [{ originalName: 'kernel' }, { originalName: 'bias' }, { originalName: 'kernel' }];
 * console.log(weightNames(weights)); // [ 'kernel', 'bias', 'kernel_1' ]
 * ```
 */
export function weightNames(weights: readonly { readonly originalName: string }[]): string[] {
  const counts = new Map<string, number>();
  return weights.map(({ originalName }) => {
    const count = counts.get(originalName) ?? 0;
    counts.set(originalName, count + 1);
    return count === 0 ? originalName : `${originalName}_${count}`;
  });
}
