// Runs every check except the slow tests and the measurements. A failure does not stop the other checks. The last line is
// the number of tests passed and failed.
import { finish } from './print-results.mjs';
import { isTest, removeReports } from './test-reports.mjs';
import { CONTINUE, turbo } from './turbo.mjs';

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
finish(isTest, status);
