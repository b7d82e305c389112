import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameQueue } from './frame-queue.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('add(job) runs jobs one at a time, in order, a frame apart', () => {
  const queue = new FrameQueue();
  const done: string[] = [];
  for (const name of ['one', 'two', 'three']) queue.add(() => done.push(name));
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

test('add(job) returns a function that removes the job', () => {
  const queue = new FrameQueue();
  const done: string[] = [];
  const remove = queue.add(() => done.push('removed'));
  queue.add(() => done.push('kept'));
  remove();
  vi.runAllTimers();
  expect(done).toEqual(['kept']);
});

test('FrameQueue: a job that throws does not stop the jobs after it', () => {
  const queue = new FrameQueue();
  const done: string[] = [];
  queue.add(() => {
    throw new Error('a bug');
  });
  queue.add(() => done.push('next'));
  expect(() => vi.advanceTimersByTime(16)).toThrow('a bug');
  vi.runAllTimers();
  expect(done).toEqual(['next']);
});
