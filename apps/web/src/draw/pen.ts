import { type Signal, signal } from '@preact/signals';

/** The pens, each with its radius in ink pixels. */
export const PENS = { thin: 3, medium: 5, thick: 8 } as const;

/** A pen of the pad. */
export type Pen = keyof typeof PENS;

/** The pen of mouse and finger, also the width of the eraser. */
export const pen: Signal<Pen> = signal('medium');

/** Whether mouse and finger erase. */
export const isErasing: Signal<boolean> = signal(false);
