import fc from 'fast-check';

/** A change of a file. Positions are fractions of its length, so that they fit a file of any length. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'number'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'cut' | 'remove' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string };

/** Numbers that readers of sizes get wrong, in both byte orders. */
const NUMBERS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [255, 255, 255, 255],
  [127, 255, 255, 255],
  [255, 255, 255, 127],
  [128, 0, 0, 0],
  [0, 0, 0, 128],
  [0, 0, 1, 0],
  [1, 0, 0, 0],
  [255, 255, 255, 255, 255, 255, 255, 127],
  [0, 0, 0, 0, 1, 0, 0, 0],
];

/** Texts that readers of JSON, YAML, CSV, paths and addresses get wrong. */
const TEXTS = [
  '__proto__',
  '{"__proto__":{"polluted":1}}',
  'constructor',
  '"constructor":{"prototype":{"polluted":1}},',
  '../../../../etc/passwd',
  'null',
  '1e999',
  '-1',
  '0',
  '9007199254740993',
  '[[[[[[[[',
  '{}',
  '\u0000',
  '\ud800',
  '"',
  ',',
  '%',
  'NaN',
] as const;

const at = fc.double({ min: 0, max: 1, noNaN: true });
/** Most changes are in the header of a file. */
const place = fc.oneof(
  at,
  at.map((value) => value ** 4),
);
const length = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 4096 }));
const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 16 });

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('number' as const), at: place, bytes: fc.constantFrom(...NUMBERS) }),
  fc.record({
    kind: fc.constantFrom('cut' as const, 'remove' as const, 'repeat' as const),
    at: place,
    length,
  }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes }),
  fc.record({ kind: fc.constant('splice' as const), at: place, from: at, length }),
  fc.record({ kind: fc.constant('text' as const), at: place, text: fc.constantFrom(...TEXTS) }),
);

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Changes a file. */
export function mutate(file: Uint8Array, change: Mutation): Uint8Array {
  const position = Math.min(file.length, Math.floor(change.at * file.length));
  const [before, after] = [file.subarray(0, position), file.subarray(position)];
  switch (change.kind) {
    case 'flip': {
      const copy = file.slice();
      copy[position] = (copy[position] ?? 0) ^ (1 << change.bit);
      return copy;
    }
    case 'number':
      return join(before, Uint8Array.from(change.bytes), after.subarray(change.bytes.length));
    case 'cut':
      return before.slice();
    case 'remove':
      return join(before, after.subarray(change.length));
    case 'repeat':
      return join(before, after.subarray(0, change.length), after);
    case 'insert':
      return join(before, Uint8Array.from(change.bytes), after);
    case 'splice': {
      const from = Math.floor(change.from * file.length);
      return join(before, file.subarray(from, from + change.length), after);
    }
    case 'text':
      return join(before, Buffer.from(change.text), after);
  }
}
