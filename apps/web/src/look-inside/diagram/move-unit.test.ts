import { expect, test } from 'vitest';
import { decodeUnit, encodeUnit } from '../unit.js';
import { moveUnit } from './move-unit.js';

test.each([
  { from: 'conv1.0.6.9', key: 'ArrowRight', to: 'conv1.0.6.10' },
  { from: 'conv1.0.23.9', key: 'ArrowDown', to: 'conv1.1.0.9' },
  { from: 'conv1.0.0.9', key: 'ArrowUp', to: 'conv1.0.0.9' },
  { from: 'conv2.2.3.7', key: 'ArrowRight', to: 'conv2.3.3.0' },
  { from: 'conv2.3.3.7', key: 'ArrowRight', to: 'conv2.3.3.7' },
  { from: 'conv2.5.0.3', key: 'ArrowUp', to: 'conv2.3.7.3' },
  { from: 'dense1.0.0.4', key: 'ArrowDown', to: 'dense1.0.0.7' },
  { from: 'dense1.0.0.2', key: 'ArrowRight', to: 'dense1.0.0.2' },
  { from: 'logits.0.0.9', key: 'ArrowDown', to: 'logits.0.0.9' },
  { from: 'conv1.3.6.9', key: 'ArrowDown', shift: true, to: 'conv1.4.6.9' },
  { from: 'conv1.3.6.9', key: 'ArrowRight', shift: true, to: 'pool1.3.3.4' },
  { from: 'pool2.0.0.0', key: 'ArrowRight', shift: true, to: 'dense1.0.0.15' },
  { from: 'conv1.3.6.9', key: 'ArrowLeft', shift: true, to: 'conv1.3.6.9' },
])('moveUnit() with $key (Shift: $shift) goes from $from to $to', ({ from, key, shift = false, to }) => {
  expect(encodeUnit(moveUnit(decodeUnit(from)!, key, shift)!)).toBe(to);
});

test('moveUnit() ignores other keys', () => {
  expect(moveUnit(decodeUnit('conv1.0.0.0')!, 'Enter', false)).toBeUndefined();
});
