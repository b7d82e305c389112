const NOT_GIVEN = '–';

/**
 * Nested settings as a flat list: the path of each value (`optimizer.name`) and the value as text, a dash for null.
 * Lists of plain values stay together.
 *
 * @param settings - Anything that JSON can write.
 */
export function flatSettings(settings: object): readonly (readonly [path: string, value: string])[] {
  const plain: unknown = JSON.parse(JSON.stringify(settings));
  return flatten('', plain);
}

function flatten(path: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    return [[path, value.every(isLeaf) ? value.map(String).join(', ') : JSON.stringify(value)]];
  }
  if (value === null) return [[path, NOT_GIVEN]];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(path === '' ? name : `${path}.${name}`, inner),
  );
}

function isLeaf(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
