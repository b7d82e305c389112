/** A field of dots that is drawn as characters, each holding a few dots. */
export interface Canvas {
  /** Size in characters. */
  readonly columns: number;
  readonly rows: number;
  /** Size in dots. */
  readonly width: number;
  readonly height: number;
  /** Sets a dot, (0, 0) at the top left, in the ink of a series; a later series covers an earlier one's colour. */
  dot(x: number, y: number, series: number): void;
  /** Writes a character over the one that holds the dot. */
  stamp(x: number, y: number, sign: string, series: number): void;
  /** One line of characters, each with the series that coloured it (−1 where empty). */
  row(index: number): { readonly sign: string; readonly series: number }[];
}

/** How a character is made of dots. */
interface Raster {
  readonly dotsAcross: number;
  readonly dotsDown: number;
  sign(pattern: number, series: number): string;
}

/** Bit of each dot of a braille character, by row and column (Unicode block U+2800). */
const BRAILLE_BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

const braille: Raster = {
  dotsAcross: 2,
  dotsDown: 4,
  sign: (pattern) => String.fromCodePoint(0x2800 + pattern),
};

const ascii: Raster = { dotsAcross: 1, dotsDown: 1, sign: (_, series) => ['*', 'o'][series % 2] ?? '*' };

/** An empty canvas of `columns` × `rows` characters: braille (2×4 dots each) in UTF-8, one dot each in ASCII. */
export function createCanvas(columns: number, rows: number, unicode: boolean): Canvas {
  const { dotsAcross, dotsDown, sign: draw } = unicode ? braille : ascii;
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
    stamp(x, y, sign, series) {
      stamps.set(cellOf(x, y), sign);
      owners[cellOf(x, y)] = series;
    },
    row(index) {
      return Array.from({ length: columns }, (_, column) => {
        const cell = index * columns + column;
        const series = owners[cell] ?? -1;
        const pattern = patterns[cell] ?? 0;
        return { sign: stamps.get(cell) ?? (pattern ? draw(pattern, series) : ' '), series };
      });
    },
  };
}
