import type { VNode } from 'preact';
import { DigitImage } from '../components/digit-image.js';
import { Heatmap } from '../components/heatmap.js';

/** A digit with signed values over it: shape `[28, 28]`, from −1 to 1. */
export function SignedPicture({
  pixels,
  values,
  label,
}: {
  readonly pixels: Uint8Array;
  readonly values: ArrayLike<number> | undefined;
  readonly label: string;
}): VNode {
  return (
    <div class="signed-picture framed" role="img" aria-label={label}>
      <DigitImage pixels={pixels} class="pixelated" />
      {values && <Heatmap values={values} width={28} largest={1} class="over" />}
    </div>
  );
}
