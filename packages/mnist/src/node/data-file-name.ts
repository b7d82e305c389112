import { FILE_FAMILIES } from '../file-names.js';

const NAMES: ReadonlySet<string> = new Set(FILE_FAMILIES.flatMap(({ names }) => Object.values(names).flat()));

/** The name of a data file without `.gz` and with a dash for a dot; undefined for any other name. */
export function dataFileName(name: string): string | undefined {
  const plain = name.replace(/\.gz$/, '').replace('.idx', '-idx');
  return NAMES.has(plain) ? plain : undefined;
}
