/** The signs a chart is drawn with. */
export interface ChartSigns {
  readonly axis: string;
  readonly tick: string;
  readonly corner: string;
  readonly base: string;
  readonly baseTick: string;
  readonly mark: string;
  /** The legend's sample of the first and of the second line. */
  readonly lines: readonly [string, string];
}

const UNICODE: ChartSigns = {
  axis: '│',
  tick: '┤',
  corner: '└',
  base: '─',
  baseTick: '┬',
  mark: '◆',
  lines: ['⠤⠤', '⠄⠄'],
};

const ASCII: ChartSigns = {
  axis: '|',
  tick: '+',
  corner: '+',
  base: '-',
  baseTick: '+',
  mark: '#',
  lines: ['**', 'oo'],
};

/** Box drawing and braille in UTF-8, else ASCII. */
export function chartSigns(unicode: boolean): ChartSigns {
  return unicode ? UNICODE : ASCII;
}
