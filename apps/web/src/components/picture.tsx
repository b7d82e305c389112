import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isDark } from '../page/theme.js';
import { paint } from './paint.js';

/** What a picture shows. */
export interface PictureProps {
  readonly values: ArrayLike<number>;
  /** Values in a row. */
  readonly width: number;
  /** The value at full strength. */
  readonly largest: number;
  /** Painted in ink, not in the two colours of signed values. */
  readonly unsigned?: boolean;
  /** What it is, in words; left out where words beside it say so. */
  readonly label?: string;
  readonly class?: string;
}

/** Values as a picture, a pixel each. */
export function Picture({ values, width, largest, unsigned, label, class: name }: PictureProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = isDark.value;
  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current, values, width, largest, unsigned);
  }, [values, width, largest, unsigned, dark]);
  const naming =
    label === undefined ? { 'aria-hidden': true as const } : { role: 'img' as const, 'aria-label': label };
  return <canvas ref={canvas} class={`picture ${name ?? ''}`} {...naming} />;
}

/** A digit of 28×28 pixels, 0 (paper) to 255 (ink). */
export function Digit({
  pixels,
  label,
  class: name,
}: {
  pixels: Uint8Array;
  label?: string;
  class?: string;
}): VNode {
  return (
    <Picture
      values={pixels}
      width={28}
      largest={255}
      unsigned
      {...(label !== undefined && { label })}
      {...(name !== undefined && { class: name })}
    />
  );
}
