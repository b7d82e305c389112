/** A duration with its unit: `90s`, `10m`, `1.5h`. */
export type Duration = `${number}${'s' | 'm' | 'h'}`;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Whether a text is a duration greater than 0. */
export function isDuration(text: string): text is Duration {
  const [, number] = /^(\d+(?:\.\d+)?)[smh]$/.exec(text) ?? [];
  return Number(number) > 0;
}

/** The length of a duration in seconds. */
export function durationSeconds(duration: Duration): number {
  return Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? Number.NaN);
}
