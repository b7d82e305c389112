const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A horizontal bar for `share` (0 to 1) of `columns`, to an eighth of a column in UTF-8, to a whole one in ASCII.
 * Anything above nothing shows at least the thinnest bar, so that a small probability is not taken for none.
 */
export function drawBar(share: number, columns: number, unicode: boolean): string {
  const clamped = Math.min(1, Math.max(0, share));
  if (!unicode) return '#'.repeat(Math.round(clamped * columns));
  const eighths = Math.max(clamped > 1e-3 ? 1 : 0, Math.round(clamped * columns * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}
