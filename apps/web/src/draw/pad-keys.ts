import { batch, type Signal, signal } from '@preact/signals';
import { digitSource, keepForUndo, presentInk, takeDigit, undo } from '../digit/digit.js';
import { cellCentre, INK_PER_CELL, stroke } from '../digit/ink.js';
import { takeNextOfClass } from '../digit/next-of-class.js';

/** The cell that the keyboard draws in, from 0 to 27. */
export const cursor: Signal<{ readonly column: number; readonly row: number }> = signal({
  column: 13,
  row: 13,
});

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A thinner pen than the pointer's: a cell and its edges. */
const PEN = 4;

function drawAtCursor(from: { column: number; row: number }, erase = false): void {
  const { column, row } = cursor.peek();
  keepForUndo();
  const start = cellCentre(from.column, from.row);
  const ink = stroke(presentInk(), start, cellCentre(column, row), erase, erase ? INK_PER_CELL / 2 : PEN);
  digitSource.value = { kind: 'ink', ink };
}

function moveCursor([dx, dy]: readonly [number, number], draw: boolean): void {
  const from = cursor.peek();
  const within = (cell: number): number => Math.max(0, Math.min(27, cell));
  batch(() => {
    cursor.value = { column: within(from.column + dx), row: within(from.row + dy) };
    if (draw) drawAtCursor(from);
  });
}

/** What a key does on the pad; false where it does nothing. */
export function padKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') undo();
  else if (ctrlKey || metaKey || altKey) return false;
  else if (ARROWS[key]) moveCursor(ARROWS[key], shiftKey);
  else if (key === ' ' || key === 'Enter') drawAtCursor(cursor.peek());
  else if (key === 'Backspace' || key === 'Delete') drawAtCursor(cursor.peek(), true);
  else if (key.toLowerCase() === 'u') undo();
  else if (key.toLowerCase() === 'c') takeDigit({ kind: 'blank' });
  else if (/^[0-9]$/.test(key)) takeNextOfClass(Number(key));
  else return false;
  return true;
}
