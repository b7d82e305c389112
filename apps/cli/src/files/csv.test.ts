import { describe, expect, test } from 'vitest';
import { classColumns, csvRow } from './csv.js';

describe('csvRow(values)', () => {
  test('quotes fields with commas, quotation marks and line breaks, as RFC 4180 says', () => {
    expect(csvRow(['a', 'b,c', 'say "x"', 'two\nlines', 0.5, 0])).toBe(
      'a,"b,c","say ""x""","two\nlines",0.5,0',
    );
  });

  test('writes nothing for null and undefined', () => {
    expect(csvRow([null, undefined, ''])).toBe(',,');
  });
});

test('classColumns(name, classes) numbers the columns from 0', () => {
  expect(classColumns('p', 3)).toEqual(['p0', 'p1', 'p2']);
});
