/** Formats accuracies and their differences with the decimals that their noise justifies. */
export interface AccuracyFormat {
  /** 0.9863 → `98.6 %`. */
  percent(accuracy: number): string;
  /** 0.0051 → `0.5 points`. */
  points(difference: number): string;
}

/** The format for accuracies with standard error `noise`: 1 decimal for 0.0012, 2 for 0.0003, at most 3. */
export function accuracyFormat(noise: number): AccuracyFormat {
  const decimals = Math.min(Math.max(Math.ceil(-Math.log10(100 * noise)), 1), 3);
  return {
    percent: (accuracy) => `${(100 * accuracy).toFixed(decimals)} %`,
    points: (difference) => `${(100 * difference).toFixed(decimals)} points`,
  };
}

/** A standard error to two significant digits: 0.00117 → `±0.12 points`. */
export function formatNoise(noise: number): string {
  return `±${Number((100 * noise).toPrecision(2))} points`;
}
