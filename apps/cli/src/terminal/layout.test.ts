import { describe, expect, test } from 'vitest';
import { sideBySide, visibleWidth } from './side-by-side.js';
import { drawTable } from './table.js';
import { wrap } from './wrap.js';

describe('sideBySide(left, right, gap)', () => {
  test('aligns the right block, ignoring color codes in the left one', () => {
    expect(sideBySide(['\u001b[31mabc\u001b[39m', 'x'], ['1', '2', '3'], 2)).toEqual([
      '\u001b[31mabc\u001b[39m  1',
      'x    2',
      '     3',
    ]);
    expect(visibleWidth('\u001b[31m█▀\u001b[39m')).toBe(2);
  });
});

describe('drawTable(columns, rows)', () => {
  test('aligns columns without borders, one line per row', () => {
    expect(
      drawTable(
        [{ head: 'n' }, { head: 'note', align: 'left' }],
        [
          ['10', 'a'],
          ['9', ''],
        ],
      ),
    ).toEqual([' n  note', '10  a', ' 9']);
  });
});

describe('wrap(text, columns)', () => {
  test('wraps at spaces and does not break a long word', () => {
    expect(wrap('a bc def ghijklmn o', 6)).toEqual(['a bc', 'def', 'ghijklmn', 'o']);
    expect(wrap('best 91.4 % ever', 9)).toEqual(['best', '91.4 %', 'ever']);
  });
});
