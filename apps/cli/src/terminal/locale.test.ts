import { describe, expect, test } from 'vitest';
import { supportsUtf8 } from './locale.js';

describe('supportsUtf8(env)', () => {
  test.each([
    [{ LANG: 'en_US.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'en_US.UTF-8', LC_CTYPE: 'C' }, false],
    [{ LANG: 'C', LC_ALL: 'en_US.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, true],
    [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
  ])('%j is %s', (env, expected) => {
    expect(supportsUtf8(env, 'linux')).toBe(expected);
  });

  test('recognizes the newer terminals of Windows by their variables', () => {
    expect([supportsUtf8({ WT_SESSION: 'x' }, 'win32'), supportsUtf8({}, 'win32')]).toEqual([true, false]);
  });
});
