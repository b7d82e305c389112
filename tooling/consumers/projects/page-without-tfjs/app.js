import { trainWithoutTfjs } from './train-without-tfjs.js';

trainWithoutTfjs({ source: '/data' }).then((result) => {
  console.log(`RESULT ${JSON.stringify(result)}`);
});
