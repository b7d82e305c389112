import { expect, test } from 'vitest';
import { en } from '../language/en.js';
import { laterEn } from '../language/later/en.js';
import { PARTS } from '../page/parts.js';
import { STEPS } from './lesson-step.js';

test('the lesson has eight steps, each with texts, and a name for each part that a link hides', () => {
  expect(STEPS.map(({ name }) => name)).toEqual(Object.keys(laterEn.lesson.steps));
  expect(STEPS).toHaveLength(8);
  for (const { view } of STEPS) expect(en.shell.nav[view]).not.toBe('');
  expect(Object.keys(laterEn.share.parts)).toEqual([...PARTS]);
});
