import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isDark } from '../page/theme.js';
import { paint } from './paint.js';

/** Properties of a `Heatmap`. */
export interface HeatmapProps {
  /** Row-major. */
  readonly values: ArrayLike<number>;
  /** Values per row. */
  readonly width: number;
  /** The value that has full strength. */
  readonly largest: number;
  /** Whether the values are ink, from 0 up, rather than signed values in two colors. */
  readonly unsigned?: boolean;
  /** The accessible name. Without one the heatmap is hidden from screen readers. */
  readonly label?: string;
  readonly class?: string;
}

/** Values as colors, one pixel per value. */
export function Heatmap({ values, width, largest, unsigned, label, class: name }: HeatmapProps): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = isDark.value;
  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current, values, width, largest, unsigned);
  }, [values, width, largest, unsigned, dark]);
  const naming =
    label === undefined ? { 'aria-hidden': true as const } : { role: 'img' as const, 'aria-label': label };
  return <canvas ref={canvas} class={`heatmap ${name ?? ''}`} {...naming} />;
}
