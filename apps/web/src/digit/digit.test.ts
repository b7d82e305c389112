import { beforeEach, expect, test } from 'vitest';
import { view } from '../page/route.js';
import { canUndo, chosenDigit, digitSource, replaceDigit, takeDigit, undo } from './digit.js';

beforeEach(() => {
  while (canUndo.value) undo();
  replaceDigit(undefined);
});

test('digitSource is blank in the view that draws, and an example in the view that looks inside, until a digit is chosen', () => {
  view.value = 'draw';
  expect(digitSource.value).toEqual({ kind: 'blank' });
  view.value = 'look';
  expect(digitSource.value).toEqual({ kind: 'test', index: 0 });
  takeDigit({ kind: 'blank' });
  expect(digitSource.value).toEqual({ kind: 'blank' });
});

test('undo() goes back to the state in which no digit is chosen', () => {
  takeDigit({ kind: 'test', index: 3 });
  expect(chosenDigit.value).toEqual({ kind: 'test', index: 3 });
  undo();
  expect(chosenDigit.value).toBeUndefined();
  expect(canUndo.value).toBe(false);
});
