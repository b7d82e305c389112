import { path } from './path.js';

/** Creates the reader of an argument that takes any number of paths; see {@link path}. */
export function paths(name: string, what: string): (text: string, before?: readonly string[]) => string[] {
  const read = path(name, what);
  return (text, before = []) => [...before, read(text)];
}
