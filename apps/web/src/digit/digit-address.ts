import { effect } from '@preact/signals';
import { reportUnused } from '../page/address-problems.js';
import { params, setParam } from '../page/route.js';
import { chosenDigit, distortion, plainDigit, replaceDigit } from './digit.js';
import { DISTORTIONS, UNDISTORTED } from './distort.js';
import { giveLabel, givenLabel } from './given-label.js';
import { encodePixels } from './pixels-in-address.js';
import { readAddressDigit } from './read-address-digit.js';

/** Milliseconds without a change before the address is written: browsers limit how often it can change. */
const DELAY = 300;

/** The digit as a parameter of the address; null if none is chosen. */
function formatSource(): string | null {
  const source = chosenDigit.value;
  if (!source) return null;
  if (source.kind === 'test') return String(source.index);
  return plainDigit.value ? encodePixels(plainDigit.value) : 'blank';
}

/** Takes the digit, its label and its distortion from the address, and reports what is not valid. */
function readAddress(): void {
  const wanted = params.peek();
  const found = readAddressDigit(wanted);
  reportUnused('digit', found.unused);
  if ((wanted.digit ?? null) !== formatSource()) replaceDigit(found.source);
  distortion.value = found.distortion;
  giveLabel(found.label);
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
    readAddress();
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
