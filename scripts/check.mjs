// Runs every check. A failure does not stop the other checks. The last line is the number of tests passed and failed.
import { removeReports, sumTests } from './sum-tests.mjs';
import { turbo } from './turbo.mjs';

removeReports();
const status = turbo(['run', '//#lint', '//#knip', 'test', '--continue=dependencies-successful']);
const { passed, failed } = sumTests();
if (status !== 0) console.error('A check failed: see the output above.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status !== 0 || failed > 0 || passed === 0 ? 1 : 0;
