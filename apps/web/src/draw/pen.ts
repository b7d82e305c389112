import type { Pen } from '@lenet5/drawn-digits';
import { type Signal, signal } from '@preact/signals';

/** The pen of mouse and finger, also the width of the eraser. */
export const pen: Signal<Pen> = signal('medium');

/** Whether mouse and finger erase. */
export const isErasing: Signal<boolean> = signal(false);
