import { effect } from '@preact/signals';
import { params, setParam } from '../page/route.js';
import { type DigitSource, digitSource, distortion, plainDigit, replaceDigit } from './digit.js';
import { DISTORTION_RANGES, DISTORTIONS, type Distortion, UNDISTORTED } from './distort.js';
import { giveLabel, givenLabel } from './given-label.js';
import { decodePixels, encodePixels } from './pixels-in-address.js';

/** Milliseconds without a change before the address is written: browsers limit how often it can change. */
const DELAY = 300;

function parseSource(text: string | undefined): DigitSource | undefined {
  if (text === undefined) return undefined;
  if (text === 'blank') return { kind: 'blank' };
  if (/^\d{1,4}$/.test(text)) return { kind: 'test', index: Number(text) };
  const pixels = decodePixels(text);
  return pixels && { kind: 'image', pixels };
}

function formatSource(): string {
  const source = digitSource.value;
  if (source.kind === 'test') return String(source.index);
  return plainDigit.value ? encodePixels(plainDigit.value) : 'blank';
}

function readDigit(): void {
  const wanted = params.peek().digit;
  if (wanted === formatSource()) return;
  const source = parseSource(wanted);
  if (source) replaceDigit(source);
}

function readDistortion(): void {
  const wanted: Record<keyof Distortion, number> = { ...UNDISTORTED };
  for (const name of DISTORTIONS) {
    const value = Number(params.peek()[name] ?? Number.NaN);
    const [min, max] = DISTORTION_RANGES[name];
    if (value >= min && value <= max) wanted[name] = value;
  }
  distortion.value = wanted;
}

function readLabel(): void {
  const { label } = params.peek();
  giveLabel(label !== undefined && /^\d$/.test(label) ? Number(label) : undefined);
}

/** The digit, its label and the distortion in the address, for comparison. */
function addressEntries(): string {
  const { digit, label, ...others } = params.peek();
  return [digit, label, ...DISTORTIONS.map((name) => others[name])].join();
}

/** Synchronizes the digit, its label and its distortion with the address, in both directions. */
export function syncDigitAddress(): void {
  let known: string | undefined;
  const read = (): void => {
    // The address of another view has the same entries, even while a change of the digit waits to be written.
    if (addressEntries() === known) return;
    known = addressEntries();
    readDigit();
    readDistortion();
    readLabel();
  };
  read();
  addEventListener('hashchange', read);
  effect(() => {
    const values = distortion.value;
    const digit = formatSource();
    const label = givenLabel.value;
    const timer = setTimeout(() => {
      setParam('digit', digit);
      setParam('label', label === undefined ? null : String(label));
      for (const name of DISTORTIONS) {
        setParam(name, values[name] === UNDISTORTED[name] ? null : String(values[name]));
      }
      known = addressEntries();
    }, DELAY);
    return () => clearTimeout(timer);
  });
}
