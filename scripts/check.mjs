// Runs every check except the measurements. A failure does not stop the other checks. The last line is the number of
// tests passed and failed.
import { isTest, readReports, removeReports } from './test-reports.mjs';
import { turbo } from './turbo.mjs';

const SLOWEST = 10;

const CONTINUE = '--continue=dependencies-successful';

removeReports(isTest);
let status = await turbo(['run', 'build', '--output-logs=errors-only', CONTINUE]);
if (status === 0) {
  // turbo starts the tests of the apps last, because the apps depend on every package. They take longest, and they often
  // wait for the programs and the browser that they drive, so they run beside each other and beside the other checks.
  const statuses = await Promise.all([
    turbo(['run', 'test', '--filter=./apps/*', '--concurrency=2', CONTINUE]),
    turbo(['run', '//#lint', '//#knip', 'test', '--filter=!./apps/*', '--concurrency=2', CONTINUE]),
  ]);
  status = Math.max(...statuses);
}
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
