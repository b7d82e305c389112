import type { Measure } from './measure.js';

/** The vertical axis of a chart of curves. */
export interface ValueAxis {
  readonly type: 'linear' | 'log';
  /** Lowest and highest value shown. */
  readonly domain: readonly [number, number];
  /** Labeled values. */
  readonly ticks: readonly number[];
  /** The label of a tick. */
  format(value: number): string;
}

/** The axis is logarithmic if the largest loss is more than this factor above the smallest. */
const LOG_RATIO = 50;

/** The axis for these finite values: accuracy ends at 100 %, loss starts at 0 or is logarithmic. */
export function valueAxis(measure: Measure, values: readonly number[]): ValueAxis {
  return measure === 'accuracy' ? accuracyAxis(values) : lossAxis(values);
}

function accuracyAxis(values: readonly number[]): ValueAxis {
  const lowest = Math.min(1, ...values);
  const step = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1].find((size) => 1 - lowest <= 5 * size) ?? 0.2;
  const low = Math.max(0, Number((Math.floor(lowest / step + 1e-9) * step).toFixed(9)));
  const decimals = step < 0.01 ? 1 : 0;
  const format = (value: number): string => `${(100 * value).toFixed(decimals)}\u00A0%`;
  const start = low === 1 ? 1 - 5 * step : low;
  return { type: 'linear', domain: [start, 1], ticks: steps(start, 1, step), format };
}

function lossAxis(values: readonly number[]): ValueAxis {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (lowest > 0 && highest > LOG_RATIO * lowest) return logAxis(lowest, highest);
  const top = highest > 0 && Number.isFinite(highest) ? highest : 1;
  const power = 10 ** Math.floor(Math.log10(top));
  const step = [0.1, 0.2, 0.5, 1, 2].map((factor) => factor * power).find((size) => top <= 5 * size) ?? top;
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const low = Math.min(0, lowest);
  return {
    type: 'linear',
    domain: [low, top],
    ticks: steps(0, top, step),
    format: (v) => v.toFixed(decimals),
  };
}

function logAxis(lowest: number, highest: number): ValueAxis {
  const powers = Array.from(
    { length: Math.ceil(Math.log10(highest)) - Math.floor(Math.log10(lowest)) + 1 },
    (_, i) => Math.floor(Math.log10(lowest)) + i,
  );
  const factors = powers.length > 4 ? [1] : [1, 2, 5];
  const ticks = powers
    .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
    .filter((tick) => tick >= lowest && tick <= highest);
  return { type: 'log', domain: [lowest, highest], ticks, format: String };
}

function steps(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toFixed(9)));
}
