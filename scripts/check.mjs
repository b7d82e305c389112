// Runs every check except the measurements. A failure does not stop the other checks. The last line is the number of
// tests passed and failed.
import { isTest, readReports, removeReports } from './test-reports.mjs';
import { turbo } from './turbo.mjs';

const SLOWEST = 10;

removeReports(isTest);
const status = turbo(['run', '//#lint', '//#knip', 'test', '--continue=dependencies-successful']);
const { passed, failed, files, skipped, retried } = readReports(isTest);
console.log(`The slowest ${SLOWEST} of ${files.length} test files:`);
for (const { file, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)) {
  console.log(`${seconds.toFixed(1).padStart(8)} s  ${file}`);
}
if (skipped.length > 0) console.log('These tests did not run, because this machine does not support them:');
for (const title of skipped) console.log(`  ${title}`);
if (retried.length > 0) console.log('These tests passed only in a second attempt:');
for (const title of retried) console.log(`  ${title}`);
if (status !== 0) console.error('A check failed: see the output above.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = status !== 0 || failed > 0 || passed === 0 ? 1 : 0;
