import { trainOnEveryEngine } from './training.js';

console.log(`RESULT ${JSON.stringify(await trainOnEveryEngine())}`);
