// Prints the results of tests from their reports.
import { readReports } from './test-reports.mjs';

const SLOWEST = 10;

/**
 * Prints the slowest files, the tests that did not run or ran twice, and the total; sets the exit code.
 * @param isWanted selects the reports.
 * @param status exit code of the command that ran the tests.
 */
export function finish(isWanted, status) {
  const { passed, failed, files, skipped, retried } = readReports(isWanted);
  console.log(`The slowest ${SLOWEST} of ${files.length} test files:`);
  for (const { file, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)) {
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${file}`);
  }
  printTitles('These tests did not run, because this machine does not support them:', skipped);
  printTitles('These tests passed only in a second attempt:', retried);
  if (status !== 0) console.error('A check failed: see the output above.');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = status !== 0 || failed > 0 || passed === 0 ? 1 : 0;
}

function printTitles(heading, titles) {
  if (titles.length === 0) return;
  console.log(heading);
  for (const title of titles) console.log(`  ${title}`);
}
