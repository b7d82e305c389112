// Everything that must pass. Whatever fails, the rest still runs, and the count of the tests is the last line.
import { removeReports, sumTests } from './sum-tests.mjs';
import { turbo } from './turbo.mjs';

removeReports();
const status = turbo(['run', '//#lint', '//#knip', 'test', '--continue=dependencies-successful']);
const { passed, failed } = sumTests();
if (status !== 0) console.error('something failed: see above');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status !== 0 || failed > 0 || passed === 0 ? 1 : 0;
