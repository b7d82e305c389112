import type { Measure } from './measure.js';

const COUNT = new Intl.NumberFormat('en-US');

/** A whole number with its thousands apart: 60,000. */
export function formatCount(value: number): string {
  return COUNT.format(value);
}

/** A share as percent, one decimal unless told: 98.6 %. What is no finite number is a dash. */
export function formatPercent(share: number | null | undefined, decimals = 1): string {
  return isFiniteNumber(share) ? `${(share * 100).toFixed(decimals)}\u00A0%` : '–';
}

/** A number to so many decimals: 0.0431. What is no finite number is a dash. */
export function formatDecimals(value: number | null | undefined, decimals: number): string {
  return isFiniteNumber(value) ? value.toFixed(decimals).replace('-', '−') : '–';
}

/** An accuracy as percent to two decimals, a loss to four. What is no finite number is a dash. */
export function formatMeasure(value: number | null | undefined, measure: Measure): string {
  return measure === 'accuracy' ? formatPercent(value, 2) : formatDecimals(value, 4);
}

/** Seconds as people say them: 8.3 s, 2 min 5 s, 1 h 3 min. What is no finite number is a dash. */
export function formatSeconds(seconds: number | null | undefined): string {
  if (!isFiniteNumber(seconds)) return '–';
  if (seconds < 59.95) return `${seconds.toFixed(1)}\u00A0s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)}\u00A0min ${whole % 60}\u00A0s`;
  return `${Math.floor(whole / 3600)}\u00A0h ${Math.floor((whole % 3600) / 60)}\u00A0min`;
}

/** Whether a value is a number that can be drawn: JSON writes NaN, which a diverged run has, as null. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** At most `length` characters; what is longer ends in an ellipsis. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
