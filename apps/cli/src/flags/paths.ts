import { path } from './path.js';

/** Makes the reader of an argument that takes any number of paths; throws UsageError where one is empty. */
export function paths(label: string, what: string): (text: string, before?: readonly string[]) => string[] {
  const read = path(label, what);
  return (text, before = []) => [...before, read(text)];
}
