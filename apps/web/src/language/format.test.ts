import { afterAll, expect, test } from 'vitest';
import { count, decimals, localized, megabytes, percentage } from './format.js';
import { type Language, speak } from './texts.js';

// The test files share the modules, and with them the language.
afterAll(() => speak('en'));

const plain = (text: string): string => text.replace(/\s/g, ' ');

test.each<[Language, string, string, string, string, string]>([
  ['en', '−1.25', '98.7 %', '60,000', '11.2 MB', '0.0001'],
  ['de', '−1,25', '98,7 %', '60.000', '11,2 MB', '0,0001'],
  ['fr', '−1,25', '98,7 %', '60 000', '11,2 Mo', '0,0001'],
])('in %s numbers are %s, %s, %s, %s and %s', async (language, ...expected) => {
  await speak(language);
  const shown = [
    decimals(-1.25, 2),
    percentage(0.98664, 1),
    count(60_000),
    megabytes(11_234_567),
    localized(String(0.0001)),
  ];
  expect(shown.map(plain)).toEqual(expected);
  // A number stays on one line with its sign and its digits.
  expect(percentage(0.98664, 1) + count(60_000)).not.toContain(' ');
});

test('decimals(value, digits) is never minus zero', async () => {
  await speak('en');
  expect([-0.001, -0.256, 3].map((value) => decimals(value, 2))).toEqual(['0.00', '−0.26', '3.00']);
});
