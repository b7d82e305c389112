import { extent, nice, tickStep, ticks } from 'd3-array';

/** A linear scale with round ticks. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Round values from low to high, rising. */
  readonly ticks: readonly number[];
  /** A value with as many decimals as tell two ticks apart. */
  label(value: number): string;
}

/** Decimals that tell multiples of `step` apart: 2 for 0.05, 0 for 20. */
function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** A scale over the finite ones of `values`, its ends round, with about `count` ticks. */
export function niceScale(values: readonly number[], count: number): Scale {
  const [min = 0, max = 1] = extent(values.filter(Number.isFinite));
  const spread = max > min ? 0 : Math.max(Math.abs(max) * 0.01, 1e-3);
  const [low, high] = nice(min - spread, max + spread, count);
  const decimals = decimalsOf(tickStep(low, high, count));
  return { low, high, ticks: ticks(low, high, count), label: (value) => value.toFixed(decimals) };
}

/** Which epochs, 1 to `epochs`, are named under a chart with room for `count` of them: 1, and round ones. */
export function epochTicks(epochs: number, count: number): number[] {
  const step = Math.max(1, Math.ceil(tickStep(0, epochs, Math.max(1, count))));
  const round = Array.from({ length: Math.floor(epochs / step) }, (_, index) => (index + 1) * step);
  return step === 1 ? round : [1, ...round];
}
