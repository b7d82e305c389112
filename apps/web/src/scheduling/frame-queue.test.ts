import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from './frame-queue.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('pieces of work are done one at a time, in the order they came, with a frame between', () => {
  const done: string[] = [];
  for (const name of ['one', 'two', 'three']) inTurn(() => done.push(name));
  expect(done).toEqual([]);
  vi.advanceTimersByTime(16);
  expect(done).toEqual(['one']);
  vi.advanceTimersByTime(15);
  expect(done).toEqual(['one']);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['one', 'two']);
  vi.runAllTimers();
  expect(done).toEqual(['one', 'two', 'three']);
});

test('work that was taken back is not done', () => {
  const done: string[] = [];
  const takeBack = inTurn(() => done.push('taken back'));
  inTurn(() => done.push('kept'));
  takeBack();
  vi.runAllTimers();
  expect(done).toEqual(['kept']);
});
