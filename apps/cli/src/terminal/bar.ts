const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * Draws a horizontal bar that fills `fraction` of `columns`: in eighths of a column in UTF-8, in whole columns in ASCII.
 * In UTF-8, a fraction above 0.001 has at least the thinnest bar, so that a small probability is visible.
 */
export function drawBar(fraction: number, columns: number, unicode: boolean): string {
  const clamped = Math.min(1, Math.max(0, fraction));
  if (!unicode) return '#'.repeat(Math.round(clamped * columns));
  const eighths = Math.max(clamped > 1e-3 ? 1 : 0, Math.round(clamped * columns * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}
