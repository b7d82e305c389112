import type { Measure } from '../curves/measure.js';
import { isFiniteNumber } from './is-finite-number.js';

const COUNT = new Intl.NumberFormat('en-US');

/** An integer with thousands separators: 60,000. */
export function formatCount(value: number): string {
  return COUNT.format(value);
}

/** A fraction as a percentage, by default with one decimal: 98.6 %. A dash if it is not a finite number. */
export function formatPercent(fraction: number | null | undefined, decimals = 1): string {
  return isFiniteNumber(fraction) ? `${(fraction * 100).toFixed(decimals)}\u00A0%` : '–';
}

/** A number with a fixed number of decimals: 0.0431. A dash if it is not a finite number. */
export function formatDecimals(value: number | null | undefined, decimals: number): string {
  return isFiniteNumber(value) ? value.toFixed(decimals).replace('-', '−') : '–';
}

/** An accuracy as a percentage with two decimals, or a loss with four. A dash if it is not a finite number. */
export function formatMeasure(value: number | null | undefined, measure: Measure): string {
  return measure === 'accuracy' ? formatPercent(value, 2) : formatDecimals(value, 4);
}

/** A duration: 8.3 s, 2 min 5 s, 1 h 3 min. A dash if it is not a finite number. */
export function formatSeconds(seconds: number | null | undefined): string {
  if (!isFiniteNumber(seconds)) return '–';
  if (seconds < 59.95) return `${seconds.toFixed(1)}\u00A0s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)}\u00A0min ${whole % 60}\u00A0s`;
  return `${Math.floor(whole / 3600)}\u00A0h ${Math.floor((whole % 3600) / 60)}\u00A0min`;
}

/** Shortens text to at most `length` characters, with an ellipsis at the end. */
export function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
