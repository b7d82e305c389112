import { extent, nice, tickStep, ticks } from 'd3-array';

/** A linear scale with round ticks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Round values from low to high, ascending. */
  readonly ticks: readonly number[];
  /** Formats a value with the decimals that distinguish two ticks. */
  label(value: number): string;
}

/** The number of decimals that distinguishes multiples of `step`: 2 for 0.05, 0 for 20. */
function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** A scale over the finite `values` with round ends and about `count` ticks. */
export function niceScale(values: readonly number[], count: number): Scale {
  const [min = 0, max = 1] = extent(values.filter(Number.isFinite));
  const spread = max > min ? 0 : Math.max(Math.abs(max) * 0.01, 1e-3);
  const [low, high] = nice(min - spread, max + spread, count);
  const decimals = decimalsOf(tickStep(low, high, count));
  return { low, high, ticks: ticks(low, high, count), label: (value) => value.toFixed(decimals) };
}

/** The epochs from 1 to `epochs` to label on an axis with room for `count` labels: 1 and round numbers. */
export function epochTicks(epochs: number, count: number): number[] {
  const step = Math.max(1, Math.ceil(tickStep(0, epochs, Math.max(1, count))));
  const round = Array.from({ length: Math.floor(epochs / step) }, (_, index) => (index + 1) * step);
  return step === 1 ? round : [1, ...round];
}
