import { texts } from '../language/texts.js';
import type { UnusedValue } from '../language/unused-value.js';
import type { DigitSource } from './digit.js';
import { DISTORTION_RANGES, DISTORTIONS, type Distortion, UNDISTORTED } from './distort.js';
import { decodePixels } from './pixels-in-address.js';

/** The digit in an address. */
export interface AddressDigit {
  /** Undefined if there is none. */
  readonly source: DigitSource | undefined;
  /** The label that the user gave it. */
  readonly label: number | undefined;
  readonly distortion: Distortion;
  /** The values that are not valid. */
  readonly unused: readonly UnusedValue[];
}

/** Reads the digit, its label and its distortion from the parameters of an address. Leaves out values that are not valid. */
export function readAddressDigit(params: Readonly<Record<string, string>>): AddressDigit {
  const unused: UnusedValue[] = [];
  const { digit, label } = params;
  const source = digit === undefined ? undefined : parseSource(digit);
  if (digit !== undefined && !source)
    unused.push({ value: `digit=${shortened(digit)}`, reason: () => texts.value.address.useDigit });
  const isLabel = label !== undefined && /^\d$/.test(label);
  if (label !== undefined && !isLabel)
    unused.push({ value: `label=${shortened(label)}`, reason: () => texts.value.address.useLabel });
  const distortion: Record<keyof Distortion, number> = { ...UNDISTORTED };
  for (const name of DISTORTIONS) {
    const text = params[name];
    const [min, max] = DISTORTION_RANGES[name];
    if (text === undefined) continue;
    const value = text === '' ? Number.NaN : Number(text);
    if (value >= min && value <= max) distortion[name] = value;
    else {
      unused.push({
        value: `${name}=${shortened(text)}`,
        reason: () => texts.value.address.useNumber(min, max),
      });
    }
  }
  return { source, label: isLabel ? Number(label) : undefined, distortion, unused };
}

function parseSource(text: string): DigitSource | undefined {
  if (text === 'blank') return { kind: 'blank' };
  if (/^\d{1,4}$/.test(text)) return { kind: 'test', index: Number(text) };
  const pixels = decodePixels(text);
  return pixels && { kind: 'image', pixels };
}

/** The most characters of a value to show: a damaged drawing has hundreds. */
const MAX_LENGTH = 20;

const shortened = (text: string): string =>
  text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
