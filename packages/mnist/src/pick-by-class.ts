import type { Labels } from '@lenet5/core';
import { type Purpose, seededGenerator } from './seeded-generator.js';
import { shuffle } from './shuffle.js';

/** The indices of a set split in two, each in ascending order. */
export interface Picked {
  readonly picked: Uint32Array;
  readonly left: Uint32Array;
}

/** Picks `quotas[class]` of `counts[class]` random images of each class. The result depends only on labels, quotas, seed and purpose. */
export function pickByClass(
  labels: Labels,
  counts: readonly number[],
  quotas: readonly number[],
  seed: number,
  purpose: Purpose,
): Picked {
  const members = counts.map((count) => new Uint32Array(count));
  const filled = counts.map(() => 0);
  for (const [index, label] of labels.entries()) members[label]![filled[label]!++] = index;
  const chosen = new Uint8Array(labels.length);
  members.forEach((indices, label) => {
    shuffle(indices, seededGenerator(seed, purpose, label));
    for (const index of indices.subarray(0, quotas[label])) chosen[index] = 1;
  });
  const all = Uint32Array.from({ length: labels.length }, (_, index) => index);
  return {
    picked: all.filter((index) => chosen[index] === 1),
    left: all.filter((index) => chosen[index] === 0),
  };
}
