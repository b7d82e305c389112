/** A whole number with thousands set apart: 60,000. */
export function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A share, 0 to 1, in per cent with two digits: 98.70 %. */
export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** A loss in nats with four digits. */
export function formatLoss(loss: number): string {
  return loss.toFixed(4);
}

/** A duration: `4.2 s`, `1:05` (minutes and seconds), `1:02:05`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '-';
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const pair = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${pair(minutes)}:${pair(whole % 60)}` : `${minutes}:${pair(whole % 60)}`;
}

/** A time that is only guessed: like a duration, in whole seconds. */
export function formatTimeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : formatDuration(whole);
}

/** A count and its noun: `1 thread`, `2 threads`. */
export function formatNumber(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
