import { type Signal, signal } from '@preact/signals';

/** How a drawing becomes an image for a network that takes images as they are: as light strokes on black, or the other way around. */
export const INK_COLORS = ['light', 'dark'] as const;

/** A color of strokes. */
export type InkColor = (typeof INK_COLORS)[number];

/** The color that the user has chosen. Data sets of one channel have mostly light objects on black. */
export const inkColor: Signal<InkColor> = signal('light');
