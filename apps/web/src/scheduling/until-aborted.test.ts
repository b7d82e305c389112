import { getEventListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { untilAborted } from './until-aborted.js';

describe('untilAborted(answer, signal)', () => {
  const { signal } = new AbortController();

  test('resolves or rejects with the answer', async () => {
    expect(await untilAborted(Promise.resolve(3), signal)).toBe(3);
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
  });

  test('rejects with the reason of the signal, also if it is aborted already', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(new Promise(() => undefined), controller.signal);
    controller.abort(new Error('the worker has ended'));
    await expect(waiting).rejects.toThrow('the worker has ended');
    await expect(untilAborted(Promise.resolve(3), controller.signal)).rejects.toThrow('the worker has ended');
  });

  test('keeps nothing of an answer: the signal has as many listeners as answers are open', async () => {
    const controller = new AbortController();
    void untilAborted(new Promise(() => undefined), controller.signal);
    for (let index = 0; index < 100; index++) await untilAborted(Promise.resolve(index), controller.signal);
    await setImmediate();
    expect(getEventListeners(controller.signal, 'abort').length).toBe(1);
  });
});
