import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { notifyNotKept } from '../page/storage.js';
import type { Drawing } from './drawing.js';
import { deleteDrawing, deleteDrawings, storeDrawings, storedDrawings } from './drawing-store.js';

const present: Signal<readonly Drawing[]> = signal([]);

/** The drawings of the test set, the oldest first. */
export const drawings: ReadonlySignal<readonly Drawing[]> = present;

const loading: { done?: Promise<void> } = {};

/** Changes the stored drawings. Where the browser denies storage, the drawings stay until the page is closed, and a notice says so. */
async function store(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch {
    notifyNotKept('drawings');
  }
}

/** Loads the stored drawings, once. */
export function loadDrawings(): Promise<void> {
  loading.done ??= store(async () => {
    const stored = await storedDrawings();
    present.value = [...stored, ...present.peek()];
  });
  return loading.done;
}

/** Adds digits with their labels, and stores them. */
export async function addDrawings(added: readonly Omit<Drawing, 'id'>[]): Promise<void> {
  await loadDrawings();
  // The time keeps the ids of two tabs apart, and the order of the drawings.
  const start = Math.max(Date.now(), 1 + (present.peek().at(-1)?.id ?? 0));
  const numbered = added.map((drawing, index) => ({ ...drawing, id: start + index }));
  present.value = [...present.peek(), ...numbered];
  await store(() => storeDrawings(numbered));
}

/** Removes a drawing. */
export async function removeDrawing(id: number): Promise<void> {
  present.value = present.peek().filter((drawing) => drawing.id !== id);
  await store(() => deleteDrawing(id));
}

/** Removes all drawings. */
export async function removeDrawings(): Promise<void> {
  present.value = [];
  await store(deleteDrawings);
}
