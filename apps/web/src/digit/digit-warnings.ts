import { INK_SIZE } from '@lenet5/drawn-digits';
import { IMAGE_SIZE, type ImageWarning, mnistify } from '@lenet5/mnist';
import { computed, type ReadonlySignal } from '@preact/signals';
import { percentage } from '../language/format.js';
import { texts } from '../language/texts.js';
import { digitSource, preparedInk } from './digit.js';

/** A reason why the network may read a drawing incorrectly. */
type DrawingWarning =
  | ImageWarning
  /** Ink touches the edge of the pad. */
  | { readonly kind: 'cut-off' }
  /** The drawing was enlarged by `factor`. */
  | { readonly kind: 'small'; readonly factor: number };

/** The longer side of a drawing that MNIST's size of 20 of 28 pixels does not enlarge, in ink pixels. */
const USUAL_SIDE = (20 / IMAGE_SIZE) * INK_SIZE;

/** From this factor on, an enlarged drawing has visibly coarse edges. */
const MIN_FACTOR = 3;

/**
 * The warnings about a drawing.
 *
 * @param ink Shape `[INK_SIZE, INK_SIZE]`, 0 (paper) to 255 (ink).
 * @param found What `mnistify()` found in it.
 */
function drawingWarnings(
  ink: Uint8Array,
  found: { readonly warnings: readonly ImageWarning[]; readonly inkBox: { width: number; height: number } },
): readonly DrawingWarning[] {
  const { width, height } = found.inkBox;
  const factor = USUAL_SIDE / Math.max(width, height);
  return [
    ...found.warnings,
    ...(touchesEdge(ink) ? [{ kind: 'cut-off' } as const] : []),
    ...(factor >= MIN_FACTOR ? [{ kind: 'small', factor } as const] : []),
  ];
}

function touchesEdge(ink: Uint8Array): boolean {
  const end = INK_SIZE - 1;
  return Array.from({ length: INK_SIZE }, (_, i) => i).some((i) =>
    [i, end * INK_SIZE + i, i * INK_SIZE, i * INK_SIZE + end].some((at) => ink[at]! > 127),
  );
}

/** A warning about a drawing as a sentence. */
function drawingWarningText(warning: DrawingWarning): string {
  const text = texts.value.warnings;
  switch (warning.kind) {
    case 'several-digits':
      return text.severalDigits(warning.count);
    case 'cut-off':
      return text.cutOff;
    case 'small':
      return text.small(Math.round(warning.factor));
    case 'much-ink':
    case 'touches-border':
    case 'background-removed':
      return text.muchInk;
  }
}

/** A warning about an image file as a sentence. */
function imageWarning(warning: ImageWarning): string {
  const { image } = texts.value.warnings;
  switch (warning.kind) {
    case 'several-digits':
      return image.severalDigits(warning.count);
    case 'background-removed':
      return image.backgroundRemoved;
    case 'touches-border':
      return image.touchesBorder;
    case 'much-ink':
      return image.muchInk(percentage(warning.fraction, 0));
  }
}

/** Why the network may read the digit incorrectly, as sentences; none for test digits. */
export const digitWarnings: ReadonlySignal<readonly string[]> = computed(() => {
  const source = digitSource.value;
  if (source.kind === 'ink') {
    const found = preparedInk.value;
    return found ? drawingWarnings(source.ink, found).map(drawingWarningText) : [];
  }
  if (source.kind !== 'image') return [];
  // The pixels of an address come without warnings.
  const image = { width: IMAGE_SIZE, height: IMAGE_SIZE, data: source.pixels };
  const warnings = source.warnings ?? mnistify(image)?.warnings ?? [];
  return warnings.map(imageWarning);
});
