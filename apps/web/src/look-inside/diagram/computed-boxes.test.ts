import { expect, test } from 'vitest';
import { LAYER_SIZES, UNIT_LAYERS, type Unit } from '../unit.js';
import { computedBoxes } from './computed-boxes.js';
import { type Box, isStrip, unitBox } from './layout.js';
import { positionsOf } from './playback.js';

const contains = (box: Box, x: number, y: number): boolean =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;

/** Whether the center of a unit is in one of the boxes. */
function isShown(boxes: readonly Box[], unit: Unit): boolean {
  const { x, y, width, height } = unitBox(unit);
  return boxes.some((box) => contains(box, x + width / 2, y + height / 2));
}

test.each(UNIT_LAYERS)('computedBoxes() has the units of %s that are computed, and no other', (layer) => {
  const positions = positionsOf(layer);
  const [, width, channels] = LAYER_SIZES[layer];
  for (const done of [0, 1, Math.floor(positions / 3), positions - 1, positions]) {
    const boxes = computedBoxes({ pass: 'forward', layer, done, positions });
    for (let position = 0; position < positions; position++) {
      const place = isStrip(layer)
        ? { y: 0, x: position }
        : { y: Math.floor(position / width), x: position % width };
      for (const channel of [0, channels - 1])
        expect(isShown(boxes, { layer, channel, ...place }), `${position} of ${done}`).toBe(position < done);
    }
  }
});

test('computedBoxes() has all layers before the computed one, and none after it', () => {
  const boxes = computedBoxes({ pass: 'forward', layer: 'conv2', done: 0, positions: 64 });
  const shown = UNIT_LAYERS.filter((layer) => isShown(boxes, { layer, channel: 0, y: 0, x: 0 }));
  expect(shown).toEqual(['conv1', 'pool1']);
});
