import { describe, expect, it } from 'vitest';
import { Random } from '../testing/random.js';
import { AutomaticThreads, fixedThreads } from './thread-pace.js';

/** Milliseconds per step by the number of threads, at a time of training in milliseconds. */
type Speed = (threads: number, now: number) => number;

/** Two threads that have the machine for themselves, and two beside a process that keeps one of two cores busy. */
const UNDISTURBED: Speed = (threads) => (threads === 1 ? 1.2 : 0.63);
const DISTURBED: Speed = (threads) => (threads === 1 ? 1.25 : 1.8);

/** Trains for some seconds, in slices as the machine runs them. Returns the fraction of the steps of the best fixed number. */
function efficiency(most: number, speed: Speed, seconds: number): number {
  const pace = new AutomaticThreads(most);
  const numbers = Array.from({ length: most }, (_, index) => index + 1);
  let [now, steps, best] = [0, 0, 0];
  while (now < 1000 * seconds) {
    const perStep = speed(pace.threads, now);
    const count = Math.ceil((pace.timeSlice ?? 150) / perStep);
    best += (count * perStep) / Math.min(...numbers.map((threads) => speed(threads, now)));
    now += count * perStep;
    steps += count;
    pace.record(count, count * perStep);
  }
  return steps / best;
}

/** Multiplies each duration by a random factor from 0.8 to 1.2. */
function noisy(speed: Speed): Speed {
  const random = new Random(7);
  return (threads, now) => speed(threads, now) * (1 + 0.2 * (random.values(1, 1)[0] ?? 0));
}

describe('AutomaticThreads', () => {
  it.each<[string, number, Speed]>([
    ['two threads are undisturbed', 2, UNDISTURBED],
    ['another process uses one of two cores', 2, DISTURBED],
    [
      'another process comes and goes every ten seconds',
      2,
      (threads, now) => (now % 20_000 < 10_000 ? UNDISTURBED : DISTURBED)(threads, now),
    ],
    ['three of four cores are idle', 4, (threads) => [1.2, 0.63, 0.45, 1.1][threads - 1] ?? 0],
    ['one of four cores is idle', 4, (threads) => [1.2, 1.6, 1.8, 2][threads - 1] ?? 0],
  ])('trains at 0.95 of the best speed or more if %s', (_, most, speed) => {
    expect(efficiency(most, speed, 40)).toBeGreaterThan(0.95);
  });

  it('trains at 0.9 of the best speed or more if the durations are noisy', () => {
    for (const speed of [UNDISTURBED, DISTURBED])
      expect(efficiency(2, noisy(speed), 30)).toBeGreaterThan(0.9);
  });

  it('starts with the most threads and tries no other number in the first tenth of a second', () => {
    const pace = new AutomaticThreads(3);
    pace.record(100, 99);
    expect([pace.threads, pace.timeSlice]).toEqual([3, undefined]);
    pace.record(100, 2);
    expect([pace.threads, pace.timeSlice]).toEqual([2, 20]);
  });

  it('never uses more than one thread if there is one core', () => {
    const pace = new AutomaticThreads(1);
    for (let slice = 0; slice < 1000; slice++) pace.record(10, 100);
    expect(pace.threads).toBe(1);
  });
});

describe('fixedThreads(threads)', () => {
  it('always uses this number', () => {
    const pace = fixedThreads(2);
    pace.record(1, 1000);
    expect(pace).toMatchObject({ automatic: false, threads: 2 });
  });
});
