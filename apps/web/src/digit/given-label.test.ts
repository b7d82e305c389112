import { expect, test } from 'vitest';
import { replaceDigit, takeDigit, undo } from './digit.js';
import { giveLabel, givenLabel } from './given-label.js';

test('a given label belongs to its drawing: it ends with Clear, and Undo brings both back', () => {
  replaceDigit({ kind: 'ink', ink: new Uint8Array(112 * 112).fill(9) });
  giveLabel(1);
  expect(givenLabel.value).toBe(1);
  takeDigit({ kind: 'blank' });
  expect(givenLabel.value).toBeUndefined();
  undo();
  expect(givenLabel.value).toBe(1);
  giveLabel(undefined);
  expect(givenLabel.value).toBeUndefined();
});
