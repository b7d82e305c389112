// Runs the slow tests of all packages. The last line is the number of tests passed and failed.
import { finish } from './print-results.mjs';
import { isSlow, removeReports } from './test-reports.mjs';
import { CONTINUE, turbo } from './turbo.mjs';

removeReports(isSlow);
finish(isSlow, await turbo(['run', 'test:slow', '--concurrency=2', CONTINUE]));
