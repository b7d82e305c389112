import { trainOnEveryEngine } from './training.js';

test('trains on every engine', async () => {
  process.stdout.write(`RESULT ${JSON.stringify(await trainOnEveryEngine())}\n`);
}, 60_000);
