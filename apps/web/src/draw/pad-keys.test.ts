import { beforeEach, expect, test } from 'vitest';
import { currentInk, digitSource, replaceDigit, takeDigit } from '../digit/digit.js';
import { view } from '../page/route.js';
import { cursor, type Key, padKey } from './pad-keys.js';

const NO_MODIFIERS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

const press = (...keys: string[]): void => {
  for (const key of keys) {
    const pressed: Key = key.startsWith('Shift+')
      ? { ...NO_MODIFIERS, key: key.slice(6), shiftKey: true }
      : { ...NO_MODIFIERS, key };
    expect(padKey(pressed)).toBe(true);
  }
};

const inkAmount = (): number => currentInk().reduce((sum, value) => sum + value, 0);

beforeEach(() => {
  view.value = 'draw';
  cursor.value = { column: 13, row: 13 };
  replaceDigit({ kind: 'blank' });
});

test('padKey(): keys that draw without a move between them are one step of Undo', () => {
  press(' ', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight');
  expect(digitSource.value.kind).toBe('ink');
  press('u');
  expect(digitSource.value.kind).toBe('blank');
});

test('padKey(): a move, another digit, and a change from the pen to the eraser start a new step of Undo', () => {
  press('Shift+ArrowDown', 'ArrowRight', 'Shift+ArrowDown');
  const two = inkAmount();
  press('Delete', 'Delete');
  expect(inkAmount()).toBeLessThan(two);
  press('u');
  expect(inkAmount()).toBe(two);
  press('u');
  expect(inkAmount()).toBeLessThan(two);
  press('u');
  expect(digitSource.value.kind).toBe('blank');
  press(' ');
  takeDigit({ kind: 'blank' });
  press(' ', 'u');
  expect(digitSource.value.kind).toBe('blank');
});

test('padKey() ignores keys of the browser and keys without a function', () => {
  expect(padKey({ ...NO_MODIFIERS, key: 'ArrowDown', altKey: true })).toBe(false);
  expect(padKey({ ...NO_MODIFIERS, key: 'c', ctrlKey: true })).toBe(false);
  expect(padKey({ ...NO_MODIFIERS, key: 'x' })).toBe(false);
});
