import { countDigits, type ImageWarning, MUCH_INK } from './image-warnings.js';
import type { Reading } from './ink/reading.js';

/**
 * The reasons why an image may have been read incorrectly.
 *
 * @param isPhoto Whether the image is larger than those of MNIST, so that it can have a margin.
 */
export function warningsOf(reading: Reading, isPhoto: boolean): ImageWarning[] {
  const { cells, strokes, inkBox, depths, fraction, cleaned } = reading;
  const count = countDigits(strokes, cells);
  const across = inkBox.width === depths.width || inkBox.height === depths.height;
  const warnings: (ImageWarning | false)[] = [
    count > 1 && { kind: 'several-digits', count },
    cleaned && { kind: 'background-removed' },
    isPhoto && across && { kind: 'touches-border' },
    isPhoto && !cleaned && fraction > MUCH_INK && { kind: 'much-ink', fraction },
  ];
  return warnings.filter((warning) => warning !== false);
}
