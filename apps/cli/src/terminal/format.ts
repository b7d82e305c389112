/** An integer with thousands separators: 60,000. */
export function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A fraction as a percentage with two decimals: 98.70 %. */
export function formatPercent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)} %`;
}

/** A loss with four decimals. */
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

/** An estimated duration: like {@link formatDuration}, in whole seconds. */
export function formatTimeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : formatDuration(whole);
}
