const { trainOnEveryEngine } = require('./training.js');

trainOnEveryEngine().then((results) => console.log(`RESULT ${JSON.stringify(results)}`));
