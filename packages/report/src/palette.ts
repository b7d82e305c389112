/** One colour in its two shades: on light paper and on dark paper. Lower-case `#rrggbb`. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colours of every picture. A figure is written in its light shades, so that any SVG viewer shows it; `figureStyles`
 * exchanges each for its dark twin. No two light shades may be equal.
 */
export const PALETTE: Readonly<Record<'paper' | 'ink' | 'muted' | 'line' | 'mistake', Shade>> = {
  paper: { light: '#ffffff', dark: '#14171b' },
  ink: { light: '#1f2328', dark: '#e6e8eb' },
  muted: { light: '#59636e', dark: '#9aa4af' },
  line: { light: '#c9d1d9', dark: '#3d444d' },
  mistake: { light: '#b42318', dark: '#ff8a7a' },
};

/** The colours of lines that share a chart, in order of use; each is legible as text on its paper (4.5 : 1 or more). */
export const SERIES: readonly Shade[] = [
  { light: '#0969da', dark: '#6cb6ff' },
  { light: '#b35900', dark: '#f0a355' },
  { light: '#1a7f37', dark: '#57c275' },
  { light: '#8250df', dark: '#c4a1ff' },
  { light: '#bf3989', dark: '#f987c4' },
  { light: '#746200', dark: '#d4b72d' },
];

/** The colour of the `index`-th line, from 0; after the last the first comes again. */
export function seriesColour(index: number): string {
  return SERIES[index % SERIES.length]!.light;
}
