import { cellCenter, INK_PER_CELL, stroke } from '@lenet5/drawn-digits';
import { IMAGE_SIZE } from '@lenet5/mnist';
import { batch, type Signal, signal } from '@preact/signals';
import {
  chosenDigit,
  clearPad,
  currentInk,
  type DigitSource,
  recordUndo,
  replaceDigit,
  undo,
} from '../digit/digit.js';
import { takeNextOfClass } from '../digit/next-of-class.js';

interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The cell that the keyboard draws in, each coordinate from 0 to 27. */
export const cursor: Signal<Cell> = signal({ column: 13, row: 13 });

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The radius of the pen of the keyboard, in ink pixels: a cell and its edges. */
const PEN = 4;

/** The radius of the eraser, in ink pixels: a cell. */
const ERASER = INK_PER_CELL / 2;

/** What the last key drew or erased. A key that continues it belongs to the same step of Undo. */
const last: { digit?: DigitSource | undefined; erase?: boolean } = {};

function drawAtCursor(from: Cell, erase = false): void {
  const { column, row } = cursor.peek();
  const continuesLast = last.digit !== undefined && last.digit === chosenDigit.peek() && last.erase === erase;
  if (!continuesLast) recordUndo();
  const start = cellCenter(from.column, from.row);
  const ink = stroke(currentInk(), start, cellCenter(column, row), erase, erase ? ERASER : PEN);
  last.digit = { kind: 'ink', ink };
  last.erase = erase;
  replaceDigit(last.digit);
}

function moveCursor([dx, dy]: readonly [dx: number, dy: number], draw: boolean): void {
  const from = cursor.peek();
  const clamp = (cell: number): number => Math.max(0, Math.min(IMAGE_SIZE - 1, cell));
  batch(() => {
    cursor.value = { column: clamp(from.column + dx), row: clamp(from.row + dy) };
    if (draw) drawAtCursor(from);
    else last.digit = undefined;
  });
}

/** A key, with its modifiers. */
export type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Handles a key of the pad. Returns whether the key has a function. */
export function padKey(event: Key): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') undo();
  else if (ctrlKey || metaKey || altKey) return false;
  else if (ARROWS[key]) moveCursor(ARROWS[key], shiftKey);
  else if (key === ' ' || key === 'Enter') drawAtCursor(cursor.peek());
  else if (key === 'Backspace' || key === 'Delete') drawAtCursor(cursor.peek(), true);
  else if (key.toLowerCase() === 'u') undo();
  else if (key.toLowerCase() === 'c') clearPad();
  else if (/^[0-9]$/.test(key)) takeNextOfClass(Number(key));
  else return false;
  return true;
}
