import { UsageError } from '../errors/usage-error.js';

/** A time as people write it: `90s`, `10m`, `1.5h`. */
export type Duration = `${number}${'s' | 'm' | 'h'}`;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Whether a text is a duration above 0. */
export function isDuration(text: string): text is Duration {
  const [, number] = /^(\d+(?:\.\d+)?)[smh]$/.exec(text) ?? [];
  return Number(number) > 0;
}

/** A duration in seconds. */
export function durationSeconds(duration: Duration): number {
  return Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? Number.NaN);
}

/** Makes the reader of a flag that takes a duration; throws {@link UsageError}. */
export function duration(flag: string): (text: string) => Duration {
  return (text) => {
    if (isDuration(text)) return text;
    throw new UsageError(`${flag} ${text} is not allowed — give a time, such as 90s, 10m or 1.5h`);
  };
}
