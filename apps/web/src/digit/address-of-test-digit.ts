import { addressOf } from '../page/route.js';
import { DISTORTIONS } from './distort.js';

/** The address of the view that looks inside, with a test digit as it is: without distortion and without a given label. */
export function addressOfTestDigit(index: number): string {
  const unset = Object.fromEntries([...DISTORTIONS, 'label'].map((name) => [name, null]));
  return addressOf('look', { ...unset, digit: String(index) });
}
