import type { AnyImageSet } from '@lenet5/mnist';

/** The factors of the training loss by class: a list, or inversely to the number of images of the class. */
export type ClassWeights = readonly number[] | 'balanced';

/**
 * The factor of the training loss of each image: that of its class times its own. A class without images has no factor.
 *
 * @param classes number of classes of the model
 * @returns undefined if all factors are 1
 */
export function resolveSampleWeights(
  { labels, count }: Pick<AnyImageSet, 'labels' | 'count'>,
  classes: number,
  classWeights: ClassWeights | undefined,
  sampleWeights: Float32Array | undefined,
): Float32Array | undefined {
  if (classWeights === undefined) return sampleWeights;
  const factors = classWeights === 'balanced' ? balancedWeights(labels, classes) : classWeights;
  return Float32Array.from(
    { length: count },
    (_, index) => (factors[labels[index] ?? 0] ?? 0) * (sampleWeights?.[index] ?? 1),
  );
}

/** images / (classes · images of the class) */
function balancedWeights(labels: ArrayLike<number>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts.map((count) => (count === 0 ? 0 : labels.length / (classes * count)));
}
