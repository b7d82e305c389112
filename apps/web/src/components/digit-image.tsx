import { IMAGE_SIZE } from '@lenet5/mnist';
import type { VNode } from 'preact';
import { Heatmap } from './heatmap.js';

/** An image of a digit: `pixels` has shape `[28, 28]`, 0 (paper) to 255 (ink). */
export function DigitImage({
  pixels,
  label,
  class: name,
}: {
  readonly pixels: Uint8Array;
  readonly label?: string;
  readonly class?: string;
}): VNode {
  return (
    <Heatmap
      values={pixels}
      width={IMAGE_SIZE}
      largest={255}
      unsigned
      {...(label !== undefined && { label })}
      {...(name !== undefined && { class: name })}
    />
  );
}
