/** The characters that a chart is drawn with. */
export interface ChartGlyphs {
  readonly axis: string;
  readonly tick: string;
  readonly corner: string;
  readonly base: string;
  readonly baseTick: string;
  readonly mark: string;
  /** Samples of the first and the second line in the legend. */
  readonly lines: readonly [string, string];
}

const UNICODE: ChartGlyphs = {
  axis: '│',
  tick: '┤',
  corner: '└',
  base: '─',
  baseTick: '┬',
  mark: '◆',
  lines: ['⠤⠤', '⠄⠄'],
};

const ASCII: ChartGlyphs = {
  axis: '|',
  tick: '+',
  corner: '+',
  base: '-',
  baseTick: '+',
  mark: '#',
  lines: ['**', 'oo'],
};

/** Returns box-drawing and braille characters for UTF-8, else ASCII. */
export function chartGlyphs(unicode: boolean): ChartGlyphs {
  return unicode ? UNICODE : ASCII;
}
