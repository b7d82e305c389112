import { describe, expect, test } from 'vitest';
import { speaksUtf8 } from './locale.js';

describe('speaksUtf8(env)', () => {
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
    expect(speaksUtf8(env, 'linux')).toBe(expected);
  });

  test("knows Windows' newer terminals by name", () => {
    expect([speaksUtf8({ WT_SESSION: 'x' }, 'win32'), speaksUtf8({}, 'win32')]).toEqual([true, false]);
  });
});
