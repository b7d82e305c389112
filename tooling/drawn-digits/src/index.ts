export { drawInk } from './corpus/draw-ink.js';
export { type Drawing, drawnDigits } from './corpus/drawings.js';
export type { Style } from './corpus/style.js';
export { STYLES } from './corpus/styles.js';
export { cellCenter, INK_PER_CELL, INK_SIZE, inkFromPixels, type Point, stroke } from './pad/ink.js';
export { inkImage } from './pad/ink-image.js';
export { PENS, type Pen } from './pad/pens.js';
