import { describe, expect, test } from 'vitest';
import { invocation, quoteWord } from './invocation.js';

describe('invocation(script, folder)', () => {
  test.each([
    ['/usr/local/bin/lenet5', 'lenet5'],
    ['/home/me/project/node_modules/.bin/lenet5', 'npx lenet5'],
    ['/home/me/.npm/_npx/a1b2/node_modules/.bin/lenet5', 'npx @lenet5/cli'],
    ['/home/me/lenet5/apps/cli/dist/bin.js', 'node lenet5/apps/cli/dist/bin.js'],
    ['/home/me/my code/bin.js', "node 'my code/bin.js'"],
  ])('of %s is the command that started it', (script, expected) => {
    expect(invocation(script, '/home/me')).toBe(expected);
  });
});

describe('quoteWord(word)', () => {
  test('quotes a word for a shell only if necessary', () => {
    expect([quoteWord('runs/1'), quoteWord("it's"), quoteWord('')]).toEqual(['runs/1', "'it'\\''s'", "''"]);
  });

  test('writes control characters so that a terminal does not act on them', () => {
    expect(quoteWord("it's\u001b[2J\u009b")).toBe("$'it\\'s\\x1b[2J\\xc2\\x9b'");
  });
});
