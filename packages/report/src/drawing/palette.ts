/** A color in the light and in the dark color scheme, as lowercase `#rrggbb`. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colors of all figures. The SVG contains the light colors, so every viewer can show it, and `figureStyles()` replaces
 * each with its dark counterpart. No two light colors may be equal.
 */
export const PALETTE: Readonly<Record<'background' | 'text' | 'muted' | 'line' | 'mistake', Shade>> = {
  background: { light: '#ffffff', dark: '#14171b' },
  text: { light: '#1f2328', dark: '#e6e8eb' },
  muted: { light: '#59636e', dark: '#9aa4af' },
  line: { light: '#c9d1d9', dark: '#3d444d' },
  mistake: { light: '#b42318', dark: '#ff8a7a' },
};

/** The colors of the lines in a chart, in order. As text, each has a contrast of at least 4.5 : 1 to the background. */
export const SERIES: readonly Shade[] = [
  { light: '#0969da', dark: '#6cb6ff' },
  { light: '#b35900', dark: '#f0a355' },
  { light: '#1a7f37', dark: '#57c275' },
  { light: '#8250df', dark: '#c4a1ff' },
  { light: '#bf3989', dark: '#f987c4' },
  { light: '#746200', dark: '#d4b72d' },
];

/** The color of line `index`, counted from 0. The colors repeat after the last one. */
export function seriesColor(index: number): string {
  return SERIES[index % SERIES.length]!.light;
}
