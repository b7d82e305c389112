/** Writes accuracies as percentages and points, down to the first digit of the noise. */
export interface PercentFormat {
  /** 0.9863 → `98.6 %`. */
  percent(accuracy: number): string;
  /** 0.0051 → `0.5 points`. */
  points(difference: number): string;
}

/** How a share is written where its noise is `noise`: 1 decimal for 0.0012, 2 for 0.0003, at most 3. */
export function percentFormat(noise: number): PercentFormat {
  const decimals = Math.min(Math.max(Math.ceil(-Math.log10(100 * noise)), 1), 3);
  return {
    percent: (accuracy) => `${(100 * accuracy).toFixed(decimals)} %`,
    points: (difference) => `${(100 * difference).toFixed(decimals)} points`,
  };
}

/** Noise to two digits: 0.00117 → `±0.12 points`. */
export function noiseText(noise: number): string {
  return `±${Number((100 * noise).toPrecision(2))} points`;
}
