import type { Point } from '../pad/ink.js';
import type { Pen } from '../pad/pens.js';
import { type Digit, GLYPHS } from './glyphs.js';
import type { Style } from './style.js';
import { STYLES } from './styles.js';
import { writeGlyph } from './write-glyph.js';

/** A drawn digit. */
export interface Drawing {
  /** Unique: `thin 8 even`. */
  readonly name: string;
  readonly label: Digit;
  readonly style: Style;
  readonly pen: Pen;
  /** Positions of the pointer in ink pixels of the pad, one list per stroke. */
  readonly strokes: readonly (readonly Point[])[];
}

const DIGITS = Object.keys(GLYPHS).map(Number) as readonly Digit[];

/** The corpus: two drawings of each digit in each style. The same drawings in every call. */
export function drawnDigits(): Drawing[] {
  return STYLES.flatMap((style, styleIndex) =>
    DIGITS.flatMap((label) =>
      ([0, 1] as const).map((which) => {
        const form = style.forms[label][which];
        const path = (GLYPHS[label] as Readonly<Record<string, string>>)[form]!;
        const seed = (styleIndex * DIGITS.length + label) * 2 + which;
        return {
          name: `${style.name} ${label}${which === 0 ? 'a' : 'b'} ${form}`,
          label,
          style,
          pen: style.pen,
          strokes: writeGlyph(path, style, which, seed),
        };
      }),
    ),
  );
}
