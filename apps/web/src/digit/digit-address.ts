import { effect } from '@preact/signals';
import { params, setParam } from '../page/route.js';
import { type DigitSource, digitSource, distortion, plainDigit } from './digit.js';
import { DISTORTION_RANGES, DISTORTIONS, type Distortion, UNDISTORTED } from './distort.js';
import { decodePixels, encodePixels } from './pixels-in-address.js';

function sourceFrom(text: string | undefined): DigitSource | undefined {
  if (text === undefined) return undefined;
  if (text === 'blank') return { kind: 'blank' };
  if (/^\d{1,4}$/.test(text)) return { kind: 'test', index: Number(text) };
  const pixels = decodePixels(text);
  return pixels && { kind: 'picture', pixels };
}

function addressOfDigit(): string {
  const source = digitSource.value;
  if (source.kind === 'test') return String(source.index);
  return plainDigit.value ? encodePixels(plainDigit.value) : 'blank';
}

/** Milliseconds of rest after which the address follows: browsers allow only so many changes of it. */
const REST = 300;

function readDigit(): void {
  const wanted = params.peek().digit;
  if (wanted === addressOfDigit()) return;
  const source = sourceFrom(wanted);
  if (source) digitSource.value = source;
}

function readDistortion(): void {
  const wanted: Record<keyof Distortion, number> = { ...UNDISTORTED };
  for (const name of DISTORTIONS) {
    const [min, max] = DISTORTION_RANGES[name];
    const value = Number(params.peek()[name] ?? Number.NaN);
    if (value >= min && value <= max) wanted[name] = value;
  }
  distortion.value = wanted;
}

/** What the address says of the digit and of what is done to it. */
function said(): string {
  const { digit, ...others } = params.peek();
  return [digit, ...DISTORTIONS.map((name) => others[name])].join();
}

/** Keeps the digit and what is done to it in the address, and takes them from it. */
export function followDigit(): void {
  let known: string | undefined;
  const read = (): void => {
    // Another room's address says the same as this one's, though meanwhile a choice is on its way into it.
    if (said() === known) return;
    known = said();
    readDigit();
    readDistortion();
  };
  read();
  addEventListener('hashchange', read);
  effect(() => {
    const present = distortion.value;
    const digit = addressOfDigit();
    const timer = setTimeout(() => {
      setParam('digit', digit);
      for (const name of DISTORTIONS) {
        setParam(name, present[name] === UNDISTORTED[name] ? null : String(present[name]));
      }
      known = said();
    }, REST);
    return () => clearTimeout(timer);
  });
}
