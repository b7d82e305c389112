import { RECIPE } from '@lenet5/trainer/recipe';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

import type { Distribution, SpaceValue } from './space.js';
import type { SweepKey } from './sweepable.js';

const DIGITS = 4;
const STEPS = 2 ** 30;

/** Draws values for the random options, `samples` times. The same seed gives the same values. */
export function drawSamples(
  random: Readonly<Partial<Record<SweepKey, Distribution>>>,
  samples: number,
  seed: number,
): Record<string, SpaceValue>[] {
  const generator = xoroshiro128plus(seed);
  const fraction = (): number => uniformInt(generator, 0, STEPS - 1) / STEPS;
  return Array.from({ length: samples }, () =>
    Object.fromEntries(
      Object.entries(random).map(([key, distribution]) => [
        key,
        draw(key as SweepKey, distribution, fraction()),
      ]),
    ),
  );
}

function draw(key: SweepKey, distribution: Distribution, fraction: number): SpaceValue {
  if ('choice' in distribution) {
    return distribution.choice[Math.floor(fraction * distribution.choice.length)] ?? '';
  }
  const isInteger = RECIPE[key].spec.type === 'integer';
  if ('uniform' in distribution) {
    const [low, high] = distribution.uniform;
    if (isInteger) return Math.floor(low + fraction * (high - low + 1));
    return round(low + fraction * (high - low), low, high);
  }
  const [low, high] = distribution.logUniform;
  const value = low * (high / low) ** fraction;
  return isInteger ? Math.min(high, Math.round(value)) : round(value, low, high);
}

function round(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Number(value.toPrecision(DIGITS))));
}
