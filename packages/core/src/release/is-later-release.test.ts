import { expect, test } from 'vitest';
import { isLaterRelease } from './is-later-release.js';

test.each([
  ['0.1.0', '0.0.9', true],
  ['0.10.0', '0.9.9', true],
  ['2.0.0', '10.0.0', false],
  ['1.2.3', '1.2.3', false],
  ['1.2', '1.1.0', false],
  ['9.0.0', 'unknown', false],
  ['9.0.0; remove all', '1.0.0', false],
])('isLaterRelease(%j, %j) is %s', (version, than, expected) => {
  expect(isLaterRelease(version, than)).toBe(expected);
});
