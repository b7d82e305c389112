/** A grid of dots that is drawn as characters of several dots each. */
export interface Canvas {
  /** Size in characters. */
  readonly columns: number;
  readonly rows: number;
  /** Size in dots. */
  readonly width: number;
  readonly height: number;
  /** Sets a dot of a series. (0, 0) is the top left. The last series that sets a dot of a character determines its color. */
  dot(x: number, y: number, series: number): void;
  /** Replaces the character at a dot by `glyph`. */
  stamp(x: number, y: number, glyph: string, series: number): void;
  /** One line of characters, each with the series that determines its color (−1 if empty). */
  row(index: number): { readonly glyph: string; readonly series: number }[];
}

/** How dots map to characters. */
interface Raster {
  readonly dotsAcross: number;
  readonly dotsDown: number;
  glyph(pattern: number, series: number): string;
}

/** The bit of each dot of a braille character, by row and column (Unicode block U+2800). */
const BRAILLE_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

const braille: Raster = {
  dotsAcross: 2,
  dotsDown: 4,
  glyph: (pattern) => String.fromCodePoint(0x2800 + pattern),
};

const ascii: Raster = { dotsAcross: 1, dotsDown: 1, glyph: (_, series) => ['*', 'o'][series % 2] ?? '*' };

/** Creates an empty canvas of `columns` × `rows` characters: braille of 2×4 dots in UTF-8, one dot in ASCII. */
export function createCanvas(columns: number, rows: number, unicode: boolean): Canvas {
  const { dotsAcross, dotsDown, glyph: draw } = unicode ? braille : ascii;
  const patterns = new Uint8Array(columns * rows);
  const owners = new Int8Array(columns * rows).fill(-1);
  const stamps = new Map<number, string>();
  const cellOf = (x: number, y: number): number =>
    Math.floor(y / dotsDown) * columns + Math.floor(x / dotsAcross);
  return {
    columns,
    rows,
    width: columns * dotsAcross,
    height: rows * dotsDown,
    dot(x, y, series) {
      const cell = cellOf(x, y);
      patterns[cell] = (patterns[cell] ?? 0) | (BRAILLE_BITS[y % dotsDown]?.[x % dotsAcross] ?? 1);
      owners[cell] = series;
    },
    stamp(x, y, glyph, series) {
      stamps.set(cellOf(x, y), glyph);
      owners[cellOf(x, y)] = series;
    },
    row(index) {
      return Array.from({ length: columns }, (_, column) => {
        const cell = index * columns + column;
        const series = owners[cell] ?? -1;
        const pattern = patterns[cell] ?? 0;
        return { glyph: stamps.get(cell) ?? (pattern ? draw(pattern, series) : ' '), series };
      });
    },
  };
}
