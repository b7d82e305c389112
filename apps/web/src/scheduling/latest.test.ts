import { expect, test } from 'vitest';
import { latest } from './latest.js';

test('latest() aborts the signal of a request when the next one starts', () => {
  const start = latest();
  const first = start();
  expect(first.aborted).toBe(false);
  const second = start();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
});

test('latest() keeps requests of different kinds apart', () => {
  const [startOne, startOther] = [latest(), latest()];
  const one = startOne();
  startOther();
  expect(one.aborted).toBe(false);
});

test('latest(): of several answers, the one to the newest request is kept, in whatever order they arrive', async () => {
  const start = latest();
  let shown = '';
  const show = async (answer: Promise<string>): Promise<void> => {
    const request = start();
    const text = await answer;
    if (!request.aborted) shown = text;
  };
  const slow = new Promise<string>((resolve) => setTimeout(resolve, 10, 'first'));
  await Promise.all([show(slow), show(Promise.resolve('second'))]);
  expect(shown).toBe('second');
});
