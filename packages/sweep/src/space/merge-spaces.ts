import type { Space } from './space.js';

/**
 * A space with changes: an option of the changes replaces the same option of the space, whether it was fixed, in the grid or
 * random there. `seeds`, `samples` and `sampleSeed` replace those of the space.
 *
 * @example
 * ```ts
 * import { mergeSpaces } from '@lenet5/sweep/space';
 *
 * const space = { options: { epochs: 2 }, grid: { learningRate: [0.001, 0.002] } };
 * console.log(mergeSpaces(space, { options: { learningRate: 0.004 }, seeds: [1] }).grid); // {}
 * ```
 */
export function mergeSpaces(space: Space, changes: Space): Space {
  const changed = [changes.options, changes.grid, changes.random].flatMap((part) => Object.keys(part ?? {}));
  const merge = <Part extends object>(part: Part | undefined, other: Part | undefined): Part => {
    const kept = Object.entries(part ?? {}).filter(([key]) => !changed.includes(key));
    return { ...Object.fromEntries(kept), ...other } as Part;
  };
  return {
    ...space,
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
    options: merge(space.options, changes.options),
    grid: merge(space.grid, changes.grid),
    random: merge(space.random, changes.random),
  };
}
