import type { Pen } from '../pad/pens.js';
import type { Digit, GlyphName } from './glyphs.js';

/** The two forms of each digit that a style uses. */
export type Forms = { readonly [D in Digit]: readonly [GlyphName<D>, GlyphName<D>] };

/** How a hand draws. */
export interface Hand {
  readonly pen: Pen;
  /** Height of the digits, as a fraction of the pad. */
  readonly height: number;
  /** Factor of the width. */
  readonly width: number;
  /** Columns to the right per row upward. */
  readonly slant: number;
  /** Rotation of the first and second drawing, in degrees clockwise. */
  readonly turn: readonly [number, number];
  /** Center of the first and second drawing, as fractions of the pad. */
  readonly centers: readonly [readonly [x: number, y: number], readonly [x: number, y: number]];
  /** Amplitude of the tremor, as a fraction of the height. */
  readonly shake: number;
  /** Deformation of the whole digit: how far an edge of its box moves, as a fraction of half the height. */
  readonly warp: number;
  /** Distance between two reported positions of the pointer, in ink pixels. A fast hand has a large one. */
  readonly spacing: number;
}

/** A style: a hand and its forms. */
export interface Style extends Hand {
  readonly name: string;
  /** Whether the preprocessing may be tuned on this style. The other half of the styles only measures it. */
  readonly tuning: boolean;
  readonly forms: Forms;
}

/** A steady hand in the middle of the pad. */
export const STEADY_HAND: Hand = {
  pen: 'medium',
  height: 0.68,
  width: 1,
  slant: 0,
  turn: [0, 0],
  centers: [
    [0.5, 0.5],
    [0.52, 0.49],
  ],
  shake: 0.008,
  warp: 0.08,
  spacing: 4,
};

/** The forms that most schools teach. */
export const PLAIN_FORMS: Forms = {
  0: ['oval', 'round'],
  1: ['stick', 'short flag'],
  2: ['flat', 'swan'],
  3: ['round', 'cusp'],
  4: ['open', 'closed'],
  5: ['bar', 'one stroke'],
  6: ['curved', 'straight'],
  7: ['plain', 'curved'],
  8: ['s-stroke', 'even'],
  9: ['straight', 'curled'],
};
