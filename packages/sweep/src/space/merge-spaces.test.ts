import { describe, expect, it } from 'vitest';
import { expandSpace } from './expand-space.js';
import { mergeSpaces } from './merge-spaces.js';

const SPACE = {
  options: { epochs: 2, limit: 6000 },
  grid: { learningRate: [0.001, 0.002] },
  random: { rotation: { uniform: [0, 15] as const } },
  samples: 3,
  seeds: [1, 2],
};

describe('mergeSpaces(space, changes)', () => {
  it('adds seeds to the same settings', () => {
    const merged = expandSpace(mergeSpaces(SPACE, { seeds: [1, 2, 3] }));
    expect(merged.filter(({ seed }) => seed < 3)).toEqual(expandSpace(SPACE));
    expect(merged).toHaveLength(18);
  });

  it('replaces an option wherever the space has it', () => {
    const changes = { options: { learningRate: 0.004, rotation: 5 }, grid: { epochs: [2, 4] } };
    expect(mergeSpaces(SPACE, changes)).toEqual({
      options: { limit: 6000, learningRate: 0.004, rotation: 5 },
      grid: { epochs: [2, 4] },
      random: {},
      samples: 3,
      seeds: [1, 2],
    });
  });

  it('without changes gives the same trials', () => {
    expect(expandSpace(mergeSpaces(SPACE, {}))).toEqual(expandSpace(SPACE));
  });
});
