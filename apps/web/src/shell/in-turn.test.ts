import { expect, test } from 'vitest';
import { inTurn } from './in-turn.js';

/** What has been done after a while. */
async function after(milliseconds: number, done: readonly string[]): Promise<readonly string[]> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return done;
}

test('pieces of work are done one at a time, in the order they came, with time between', async () => {
  const done: string[] = [];
  const times: number[] = [];
  for (const name of ['one', 'two', 'three']) {
    inTurn(() => {
      done.push(name);
      times.push(performance.now());
    });
  }
  expect(done).toEqual([]);
  expect(await after(200, done)).toEqual(['one', 'two', 'three']);
  for (const [index, time] of times.slice(1).entries()) expect(time - times[index]!).toBeGreaterThan(10);
});

test('work that was taken back is not done', async () => {
  const done: string[] = [];
  const takeBack = inTurn(() => done.push('taken back'));
  inTurn(() => done.push('kept'));
  takeBack();
  expect(await after(100, done)).toEqual(['kept']);
});
