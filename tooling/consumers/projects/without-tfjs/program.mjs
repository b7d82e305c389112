import { trainWithoutTfjs } from './train-without-tfjs.js';

console.log(`RESULT ${JSON.stringify(await trainWithoutTfjs())}`);
