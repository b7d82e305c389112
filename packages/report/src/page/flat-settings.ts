const MISSING = '–';

/**
 * Flattens nested settings into pairs of a path (`optimizer.name`) and a value as text, with a dash for null. A list of
 * primitive values is one value.
 *
 * @param settings - Any value that JSON can represent.
 */
export function flatSettings(settings: object): readonly (readonly [path: string, value: string])[] {
  const plain: unknown = JSON.parse(JSON.stringify(settings));
  return flatten('', plain);
}

function flatten(path: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    return [[path, value.every(isLeaf) ? value.map(String).join(', ') : JSON.stringify(value)]];
  }
  if (value === null) return [[path, MISSING]];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(path === '' ? name : `${path}.${name}`, inner),
  );
}

function isLeaf(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
