import { expect, test } from 'vitest';
import { LAYER_SIZES, UNIT_LAYERS, type Unit } from '../unit.js';
import { DIAGRAM, mapBox, unitAtPoint, unitBox } from './layout.js';

/** Every unit of the network. */
function* units(): Generator<Unit> {
  for (const layer of UNIT_LAYERS) {
    const [height, width, channels] = LAYER_SIZES[layer];
    for (let channel = 0; channel < channels; channel++)
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) yield { layer, channel, y, x };
  }
}

test('unitAtPoint() finds every unit of the network at the center of its box, inside the diagram', () => {
  const wrong: Unit[] = [];
  let count = 0;
  for (const unit of units()) {
    count++;
    const { x, y, width, height } = unitBox(unit);
    const found = unitAtPoint(x + width / 2, y + height / 2);
    const isInside = x >= 0 && y >= 0 && x + width <= DIAGRAM.width && y + height <= DIAGRAM.height;
    if (!isInside || JSON.stringify(found) !== JSON.stringify(unit)) wrong.push(unit);
  }
  expect(wrong).toEqual([]);
  // 24²·6 + 12²·6 + 8²·16 + 4²·16 + 120 + 84 + 10
  expect(count).toBe(5814);
});

test('unitAtPoint() finds no unit beside the maps', () => {
  expect(unitAtPoint(0, 0)).toBeUndefined();
  expect(unitAtPoint(220, 300)).toBeUndefined();
});

test('mapBox() keeps maps apart', () => {
  const boxes = UNIT_LAYERS.flatMap((layer) =>
    Array.from({ length: LAYER_SIZES[layer][2] }, (_, channel) => mapBox(layer, channel)),
  );
  const overlaps = boxes.filter((a, i) =>
    boxes.some(
      (b, j) =>
        i < j && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
    ),
  );
  expect(overlaps).toEqual([]);
});
