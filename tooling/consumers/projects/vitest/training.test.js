import { test } from 'vitest';
import { trainOnEveryEngine } from './training.js';

test('trains on every engine', { timeout: 60_000 }, async () => {
  process.stdout.write(`RESULT ${JSON.stringify(await trainOnEveryEngine())}\n`);
});
