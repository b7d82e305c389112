import { untracked } from '@preact/signals';
import { texts } from '../language/texts.js';
import { type UnusedValue, unusedText } from '../language/unused-value.js';
import { dismiss, notify } from './notices.js';

/** The parts of the app that read the address. */
type Reader =
  | 'view'
  | 'settings'
  | 'digit'
  | 'unit'
  | 'play'
  | 'speed'
  | 'names'
  | 'parts'
  | 'lesson'
  | 'layer'
  | 'language';

const problems = new Map<Reader, readonly UnusedValue[]>();

/**
 * Reports the values of the address that a part of the app does not use, in one notice for all parts.
 *
 * @param unused Replaces those of the same reader.
 */
export function reportUnused(reader: Reader, unused: readonly UnusedValue[]): void {
  const textOf = (values: readonly UnusedValue[]): string => values.map(unusedText).join('; ');
  if (untracked(() => textOf(unused) === textOf(problems.get(reader) ?? []))) return;
  problems.set(reader, unused);
  const all = [...problems.values()].flat();
  if (all.length === 0) dismiss('address');
  else notify({ topic: 'address', kind: 'info', text: () => texts.value.address.notUsed(textOf(all)) });
}
