import { expect, test } from 'vitest';
import { UNIT_LAYERS } from '../unit.js';
import { momentAt, positionsOf, visiblePositions } from './playback.js';

test.each(['forward', 'backward'] as const)(
  'momentAt() plays every layer of the %s pass in order, and ends',
  (pass) => {
    const seen: string[] = [];
    let time = 0;
    for (let moment = momentAt(pass, 0); moment; time += 16, moment = momentAt(pass, time))
      if (seen.at(-1) !== moment.layer) seen.push(moment.layer);
    expect(seen).toEqual(pass === 'forward' ? UNIT_LAYERS : [...UNIT_LAYERS].reverse());
    expect(time).toBeLessThan(20_000);
  },
);

test('momentAt() starts a layer with no position, and in a still pass with all of them', () => {
  expect(momentAt('forward', 0)).toEqual({ pass: 'forward', layer: 'conv1', done: 0, positions: 576 });
  expect(momentAt('forward', 0, true)?.done).toBe(576);
});

test('visiblePositions() shows layers that are done, and none of those that follow', () => {
  const forward = { pass: 'forward', layer: 'conv2', done: 5, positions: 64 } as const;
  expect(UNIT_LAYERS.map((layer) => visiblePositions(forward, layer))).toEqual([576, 144, 5, 0, 0, 0, 0]);
  const backward = { pass: 'backward', layer: 'conv2', done: 5, positions: 64 } as const;
  expect(UNIT_LAYERS.map((layer) => visiblePositions(backward, layer))).toEqual([0, 0, 5, 16, 120, 84, 10]);
  expect(positionsOf('logits')).toBe(10);
});
