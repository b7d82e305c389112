import { decimals, localized } from '../language/format.js';

/** Formats a number with two decimals by default. */
export function short(value: number, digits = 2): string {
  return decimals(value, digits);
}

/** The characters of an exponent as superscripts. */
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...{ 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' },
  '-': '⁻',
};

/** Formats a number with three significant digits by default and, if it is very small or large, a power of ten. */
export function fine(value: number, digits = 3): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const isPlain = size >= 0.001 && size < 10_000;
  const text = isPlain ? value.toPrecision(digits) : value.toExponential(digits - 1);
  const [mantissa = '', exponent] = text.split('e');
  const power =
    exponent && `\u00a0×\u00a010${[...exponent].map((sign) => SUPERSCRIPTS[sign] ?? '').join('')}`;
  return `${localized(mantissa)}${power ?? ''}`;
}
