import { describe, expect, it } from 'vitest';
import { checkFields, either, flag, notNegative, oneOf, positive, share, whole } from './option-checks.js';

describe('the checks', () => {
  it('take whole numbers within both ends', () => {
    const check = whole(1, 5);
    expect([1, 5].map(check)).toEqual([undefined, undefined]);
    for (const wrong of [0, 6, 2.5, Number.NaN, '3', null]) {
      expect(check(wrong)).toBe('a whole number from 1 to 5');
    }
  });

  it('tell above 0 from 0 or more', () => {
    expect(positive(0)).toBe('a number above 0');
    expect(notNegative(0)).toBeUndefined();
    expect(positive(Number.POSITIVE_INFINITY)).toBeDefined();
    expect(notNegative(-0.1)).toBeDefined();
  });

  it('take shares with or without the 1', () => {
    expect(share('to')(1)).toBeUndefined();
    expect(share('below')(1)).toBe('a number from 0 to below 1');
    expect(share('to')(Number.NaN)).toBeDefined();
  });

  it('take one word of several, a flag, or either of two', () => {
    expect(oneOf('a', 'b')('b')).toBeUndefined();
    expect(oneOf('a', 'b')('c')).toBe("one of 'a', 'b'");
    expect(flag(0)).toBe('true or false');
    const threads = either(whole(1, 4), oneOf('auto'));
    expect([threads(4), threads('auto')]).toEqual([undefined, undefined]);
    expect(threads(0)).toBe("a whole number from 1 to 4, or one of 'auto'");
  });
});

describe('checkFields', () => {
  it('names every wrong field with its path and leaves undefined to the default', () => {
    const problems = checkFields(
      'sgd',
      { momentum: 2, extra: 1, fine: undefined },
      { momentum: share('below') },
    );
    expect(problems.map((problem) => problem.option)).toEqual(['sgd.momentum', 'sgd.extra']);
    expect(problems[1]?.wanted).toBe('one of the known options: momentum');
  });

  it('is not misled by names that every object has', () => {
    expect(checkFields('', { constructor: 1 }, {})).toHaveLength(1);
  });
});
