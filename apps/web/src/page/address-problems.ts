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
  | 'language';

const problems = new Map<Reader, readonly string[]>();

/**
 * Reports the values of the address that a part of the app does not use, in one notice for all parts.
 *
 * @param unused Each with the reason: `epochs=500 (use an integer from 1 to 200)`. Replaces those of the same reader.
 */
export function reportUnused(reader: Reader, unused: readonly string[]): void {
  if (unused.join() === (problems.get(reader) ?? []).join()) return;
  problems.set(reader, unused);
  const all = [...problems.values()].flat();
  const text = `The page does not use these values of the address: ${all.join('; ')}.`;
  if (all.length === 0) dismiss('address');
  else notify({ topic: 'address', kind: 'info', text });
}
