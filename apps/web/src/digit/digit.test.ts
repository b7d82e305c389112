import { beforeEach, expect, test } from 'vitest';
import { view } from '../page/route.js';
import {
  canUndo,
  chosenDigit,
  clearPad,
  digitSource,
  distortion,
  replaceDigit,
  takeDigit,
  undo,
} from './digit.js';
import { UNDISTORTED } from './distort.js';

beforeEach(() => {
  while (canUndo.value) undo();
  replaceDigit(undefined);
  distortion.value = UNDISTORTED;
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

test('clearPad() ends the distortion with the drawing, and undo() brings both back', () => {
  takeDigit({ kind: 'test', index: 3 });
  const turned = { ...UNDISTORTED, rotate: 30 };
  distortion.value = turned;
  clearPad();
  expect([digitSource.value, distortion.value]).toEqual([{ kind: 'blank' }, UNDISTORTED]);
  undo();
  expect([digitSource.value, distortion.value]).toEqual([{ kind: 'test', index: 3 }, turned]);
});
