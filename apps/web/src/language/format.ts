import { computed, type ReadonlySignal } from '@preact/signals';
import { language, texts } from './texts.js';

/** A number format in the language of the page, created when it is first used: that takes milliseconds. */
function inLanguage(options: Intl.NumberFormatOptions): ReadonlySignal<Intl.NumberFormat> {
  return computed(() => new Intl.NumberFormat(language.value, options));
}

const integer = inLanguage({ maximumFractionDigits: 0 });

/** The text of a number, such as that of `String()` or `toPrecision()`, with the decimal mark of the language and a minus sign. */
export function localized(text: string): string {
  return text.replace('.', texts.value.punctuation.decimalMark).replace('-', '−');
}

/** A number with as many decimals as `digits` says; never minus zero: "−0.25", "−0,25". */
export function decimals(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return localized(Number(text) === 0 ? (0).toFixed(digits) : text);
}

/** A fraction as a percentage that does not break before its sign: "98.6 %", "98,6 %". */
export function percentage(fraction: number, digits: number): string {
  return `${decimals(100 * fraction, digits)}\u00a0%`;
}

/** A whole number with separators between the thousands: "60,000", "60.000". */
export function count(value: number): string {
  return integer.value.format(value);
}

/** Bytes as megabytes: "11.2 MB", "11,2 Mo". */
export function megabytes(bytes: number): string {
  // Intl.NumberFormat knows the unit, too, but takes 20 ms to load its names.
  return `${decimals(bytes / 1e6, 1)}\u00a0${texts.value.punctuation.megabyte}`;
}
