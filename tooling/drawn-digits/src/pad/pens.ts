/** The pens of the pad, each with its radius in ink pixels. */
export const PENS = { thin: 3, medium: 5, thick: 8 } as const;

/** A pen of the pad. */
export type Pen = keyof typeof PENS;
